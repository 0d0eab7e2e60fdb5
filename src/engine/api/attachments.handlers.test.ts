import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attachments as contract } from '../../shared/contract/attachments.ts';
import { mostAttachedBytes } from '../../shared/domain/attachment.ts';
import type { Attachment } from '../../shared/domain/attachment.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { composeAttachments } from '../compose/attachments.ts';
import { createConversationRepository, createSourceList, createWorkspaceContents } from '../storage/index.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import { temporaryFolder } from '../testing/read-fixture.ts';
import { ScriptedModel, hang } from '../testing/scripted-model.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import { removeWorkspace } from '../workspaces/index.ts';
import { createAttachmentHandlers } from './attachments.handlers.ts';
import { createPrepare } from './prepare-run.ts';
import { createSourceHandlers } from './sources.handlers.ts';

const { signal } = new AbortController();
const call = { signal };

function valueOf<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; error: unknown }) {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Real runs, knowledge and copies on disk; the files of the workspace and those to attach lie in one folder. */
async function openDesk(files: Readonly<Record<string, string>>) {
  const data = await temporaryFolder();
  const folder = await temporaryFolder(files);
  const engine = createTestEngine({ model: new ScriptedModel(() => hang()), dataFolder: data.path });
  const { database, clock, workspaces, service } = engine;
  const test = await openTestKnowledge({ folder: data.path, parts: { database } });
  const { knowledge } = test;
  const ids = createCountingIds();
  const conversations = createConversationRepository(database);
  const composed = composeAttachments({ dataFolder: data.path, database, conversations, knowledge, clock, ids });
  const { attachments } = composed;
  const workspaceId = WorkspaceId.parse('w1');
  const home = join(folder.path, 'home');
  workspaces.open({ id: workspaceId, name: 'w', folder: home, sample: false, createdAt: 0 });
  const workspaceOf = (id: WorkspaceId) => workspaces.byId(id);
  const handlers = createAttachmentHandlers({ attachments, workspaceOf });
  const list = createSourceList(database);
  const sources = createSourceHandlers({
    ...{ knowledge, list, clock, workspaceOf },
    attachedAt: (file) => attachments.ofFile(file),
  });
  const stored = createWorkspaceContents(database);
  const read = async (conversationId: ConversationId): Promise<void> => {
    for await (const progress of handlers.ingest({ conversationId }, call)) void progress;
  };
  return {
    ...{ engine, test, handlers, sources, attachments, composed, conversations, workspaceId, read, data, home },
    removal: removeWorkspace({ stored, knowledge, attachments, runs: service }),
    prepare: createPrepare({
      ...{ workspaces, knowledge, list, attached: composed, reportFault: () => 'log' },
    }),
    at: (name: string) => join(folder.path, name),
    copy: (name: string, conversationId: ConversationId | null = null) =>
      handlers.copy({ workspaceId, conversationId, path: join(folder.path, name) }, call),
    /** A run as the first or next question of a conversation; it stays at work. */
    ask(conversationId: ConversationId | null): RunId {
      const runId = engine.start({ workspaceId });
      conversations.place({ runId, conversationId, after: null, why: '' });
      return runId;
    },
    async found(runId: RunId, query: string): Promise<readonly string[]> {
      const request = { query, limit: 9, kinds: null, files: null, signal };
      const passages = await composed.ofRun({ workspaceId, runId }).search(request);
      return passages.map(({ block }) => block.file).toSorted();
    },
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]();
      await engine.dispose();
      await data[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

it('the runs of a conversation recall what was given to it, and no others do', async () => {
  await using desk = await openDesk({
    'home/a.md': 'The pump waits.',
    'lease.md': 'The pump house is leased until May.',
  });
  await desk.prepare({ workspaceId: desk.workspaceId, conversationId: null, signal });
  const lease = contract.copy.output.parse(valueOf(await desk.copy('lease.md')));
  const { conversationId } = lease;
  expect(lease).toMatchObject({ name: 'lease.md', file: '//attached/lease.md', read: null });
  await desk.read(conversationId);
  const own = desk.ask(conversationId);
  const other = desk.ask(null);
  expect(await desk.found(own, 'pump')).toEqual(['//attached/lease.md', 'a.md']);
  expect(await desk.found(other, 'pump')).toEqual(['a.md']);
  const { workspaceId } = desk;
  const blocksOf = (runId: RunId) =>
    desk.composed
      .ofRun({ workspaceId, runId })
      .blocks.all({})
      .map(({ file }) => file);
  expect([blocksOf(own), blocksOf(other)]).toEqual([['a.md', '//attached/lease.md'], ['a.md']]);
  expect(desk.conversations.byId(conversationId)).toMatchObject({ title: 'Why?', turns: [{ runId: own }] });

  const searched = valueOf(await desk.sources.search({ workspaceId, query: 'pump', limit: 9, kinds: null }, call));
  expect(searched.passages.map(({ block }) => block.file)).toEqual(['a.md']);
  const [block] = desk.composed.ofRun({ workspaceId, runId: own }).blocks.all({}).slice(-1);
  const opened = await desk.sources.passage({ workspaceId, file: lease.file, locator: block?.locator ?? '' }, call);
  expect(opened).toMatchObject({ ok: true, value: { block: { text: block?.text }, stale: false } });
});

it('takes a file in parts, once, in order; hides it until it is whole', async () => {
  await using desk = await openDesk({ 'home/a.md': 'The pump waits.' });
  const { handlers, workspaceId } = desk;
  const bytes = Buffer.from('# Lease\n\nThe pump house is leased until May.');
  const file = { workspaceId, conversationId: null, name: '../lease.md', bytes: bytes.length };
  const { id, conversationId, name } = valueOf(await handlers.create(file, call));
  expect(name).toBe('lease.md');
  const append = (at: number, end: number) =>
    handlers.append({ attachmentId: id, at, base64: bytes.subarray(at, end).toString('base64') }, call);
  expect(await append(0, 10)).toMatchObject({ ok: true, value: { received: 10 } });
  await desk.read(conversationId);
  expect(valueOf(await handlers.list({ conversationId }, call)).attachments).toMatchObject([
    { received: 10, read: null },
  ]);
  expect(await append(0, 10)).toMatchObject({ ok: true, value: { received: 10 } });
  expect(await append(20, 30)).toMatchObject({ error: { code: 'invalid-input' } });
  expect(await append(10, bytes.length)).toMatchObject({ ok: true, value: { received: bytes.length } });
  await desk.read(conversationId);
  const [read] = valueOf(await handlers.list({ conversationId }, call)).attachments;
  expect(read).toMatchObject({ read: { problem: null } });
  expect(read?.read?.blocks).toBeGreaterThan(0);
  expect(await readdir(join(desk.data.path, 'attachments', conversationId))).toEqual(['lease.md']);
});

it('says what cannot be attached, and what of it cannot be read, for each file', async () => {
  await using desk = await openDesk({ 'home/a.md': 'a', 'fine.md': 'The pump.', 'photo.png': 'PNG\u0000\u0000' });
  const { handlers, workspaceId } = desk;
  const create = (bytes: number, conversationId: ConversationId | null = null) =>
    handlers.create({ workspaceId, conversationId, name: 'x.mbox', bytes }, call);
  expect(await create(mostAttachedBytes + 1)).toMatchObject({
    error: { code: 'file-too-large', data: { mostBytes: mostAttachedBytes } },
  });
  expect(await create(1, 'conversation-none' as ConversationId)).toMatchObject({ error: { code: 'not-found' } });
  expect(await desk.copy('home')).toMatchObject({ error: { data: { reason: 'it is a folder, not a file' } } });
  expect(await desk.copy('none')).toMatchObject({ error: { data: { reason: 'it does not exist' } } });
  const { conversationId } = valueOf(await desk.copy('photo.png'));
  valueOf(await desk.copy('fine.md', conversationId));
  const again = valueOf(await desk.copy('fine.md'));
  expect(again.name).toBe('fine (2).md');
  expect(again.conversationId).not.toBe(conversationId);
  await desk.read(conversationId);
  const listed = valueOf(await handlers.list({ conversationId }, call)).attachments;
  const facts = ({ name, read }: Attachment) => [name, read?.blocks, read?.problem === null];
  expect(listed.toSorted((left, right) => (left.name < right.name ? -1 : 1)).map(facts)).toEqual([
    ['fine.md', 1, true],
    ['photo.png', 0, false],
  ]);
});

it('a workspace without anything to read is enough when something was given to the conversation', async () => {
  await using desk = await openDesk({
    'home/.keep': '',
    'tasks.csv': 'id,title,updated\nT-1,Order the pump,2026-03-11\n',
  });
  const { workspaceId } = desk;
  const without = await desk.prepare({ workspaceId, conversationId: null, signal });
  expect(without).toMatchObject({ error: { code: 'nothing-to-read' } });
  const { conversationId } = valueOf(await desk.copy('tasks.csv'));
  expect(await desk.prepare({ workspaceId, conversationId, signal })).toMatchObject({
    ok: true,
    value: { blocks: 1, asOf: { at: Date.UTC(2026, 2, 11), source: 'attached › tasks.csv, row T-1' } },
  });
});

it('removing an attachment takes the copy and what was read of it, and leaves the own file and the others', async () => {
  await using desk = await openDesk({ 'home/a.md': 'a', 'one.md': 'The pump.', 'two.md': 'A pump.' });
  const one = valueOf(await desk.copy('one.md'));
  const { conversationId } = one;
  valueOf(await desk.copy('two.md', conversationId));
  await desk.read(conversationId);
  const runId = desk.ask(conversationId);
  expect(await desk.handlers.remove({ attachmentId: one.id }, call)).toEqual({ ok: true, value: {} });
  expect(await desk.found(runId, 'pump')).toEqual(['//attached/two.md']);
  expect(await readdir(join(desk.data.path, 'attachments', conversationId))).toEqual(['two.md']);
  await access(desk.at('one.md'));
  expect(await desk.handlers.remove({ attachmentId: one.id }, call)).toMatchObject({ error: { code: 'not-found' } });
});

it('attachments go with their conversation and with their workspace; a draft stays for a day', async () => {
  await using desk = await openDesk({ 'home/a.md': 'a', 'x.md': 'The pump.' });
  const conversations: ConversationId[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { conversationId } = valueOf(await desk.copy('x.md'));
    conversations.push(conversationId);
    await desk.read(conversationId);
  }
  const [removed, kept, draft] = conversations;
  if (removed === undefined || kept === undefined || draft === undefined) throw new Error('three were begun');
  desk.ask(removed);
  desk.ask(kept);
  const left = () => readdir(join(desk.data.path, 'attachments')).then((names) => names.toSorted());
  const rows = () => Number(desk.engine.database.prepare('SELECT count(*) FROM source_chunks').pluck().get());
  desk.conversations.remove({ id: removed, at: 1 });
  await desk.attachments.clean();
  expect(await left()).toEqual([kept, draft].toSorted());
  desk.engine.clock.advance(2 * 86_400_000);
  await desk.attachments.clean();
  expect([await left(), rows(), desk.conversations.byId(draft)]).toEqual([[kept], 1, null]);
  const { workspaceId } = desk;
  expect(await desk.removal.contents(workspaceId)).toMatchObject({ files: 1, blocks: 1 });
  await desk.removal.clear(workspaceId);
  expect([await left(), rows()]).toEqual([[], 0]);
});
