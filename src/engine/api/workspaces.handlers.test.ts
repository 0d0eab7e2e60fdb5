import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspaces as contract } from '../../shared/contract/workspaces.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { composeAttachments } from '../compose/attachments.ts';
import { createConversationRepository, createWorkspaceContents } from '../storage/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { folderSource, temporaryFolder } from '../testing/read-fixture.ts';
import { ScriptedModel } from '../testing/scripted-model.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import { removeWorkspace, seedSamples } from '../workspaces/index.ts';
import { createWorkspaceHandlers } from './workspaces.handlers.ts';

const { signal } = new AbortController();
const call = { signal };

/** Real runs, real knowledge and real samples, all in one database. */
async function openWorkshop(data: string) {
  const engine = createTestEngine({
    model: new ScriptedModel(() => ({ kind: 'hang' })),
    dataFolder: data,
  });
  const test = await openTestKnowledge({ folder: data, parts: { database: engine.database } });
  const samplesFolder = join(data, 'samples');
  await mkdir(join(samplesFolder, 'launch', 'exports'), { recursive: true });
  await writeFile(join(samplesFolder, 'launch', 'exports', 'notes.md'), 'The pump arrives on Friday.');
  const ids = createCountingIds();
  const { workspaces, clock } = engine;
  const seed = () => seedSamples({ samplesFolder, workspaces, clock, ids });
  await seed();
  const conversations = createConversationRepository(engine.database);
  const { database } = engine;
  const { knowledge } = test;
  const attached = composeAttachments({ dataFolder: data, database, conversations, knowledge, clock, ids });
  const removal = removeWorkspace({
    stored: createWorkspaceContents(engine.database),
    knowledge: test.knowledge,
    attachments: attached.attachments,
    runs: engine.service,
  });
  const handlers = createWorkspaceHandlers({ workspaces, removal, seed, clock, ids });
  return {
    engine,
    handlers,
    knowledge: test.knowledge,
    async close() {
      await test[Symbol.asyncDispose]();
      await engine.dispose();
    },
  };
}

function rowsIn(engine: ReturnType<typeof createTestEngine>, table: string): number {
  return Number(engine.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
}

it('renames, but not to a name that is taken', async () => {
  await using data = await temporaryFolder();
  await using folder = await temporaryFolder({ 'a.md': 'x' });
  const { handlers, close } = await openWorkshop(data.path);
  const opened = await handlers.open({ folder: folder.path }, call);
  const workspaceId = (opened.ok ? opened.value.id : '') as WorkspaceId;
  expect(await handlers.rename({ workspaceId, name: 'launch' }, call)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', message: 'Another workspace is called "launch" already.' },
  });
  expect(await handlers.rename({ workspaceId, name: 'Heron' }, call)).toMatchObject({
    ok: true,
    value: { name: 'Heron' },
  });
  const listed = await handlers.list({}, call);
  expect(contract.list.output.parse(listed.ok ? listed.value : null).workspaces.map(({ name }) => name)).toContain(
    'Heron',
  );
  await close();
});

it('removes a workspace with its unfinished run and its index, and leaves the folder and the other runs alone', async () => {
  await using data = await temporaryFolder();
  await using folder = await temporaryFolder({ 'a.md': 'The boiler is late.' });
  const { engine, handlers, knowledge, close } = await openWorkshop(data.path);
  const opened = await handlers.open({ folder: folder.path }, call);
  const workspaceId = (opened.ok ? opened.value.id : '') as WorkspaceId;
  await knowledge.of(workspaceId).ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
  engine.start({ workspaceId });
  const other = engine.start({});
  const before = await handlers.contents({ workspaceId }, call);
  expect(before).toMatchObject({ ok: true, value: { runs: 1, unfinishedRuns: 1, files: 1, blocks: 1 } });

  const removed = await handlers.remove({ workspaceId }, call);
  expect(removed).toMatchObject({ ok: true, value: { runs: 1, files: 1 } });
  expect(contract.remove.output.parse(removed.ok ? removed.value : null).bytes).toBeGreaterThan(0);
  expect(engine.runs.list({ workspaceId: null, limit: 9 }).map(({ runId }) => runId)).toEqual([other]);
  expect([rowsIn(engine, 'source_files'), rowsIn(engine, 'source_chunks')]).toEqual([0, 0]);
  expect(await readdir(join(data.path, 'index'))).not.toContain(workspaceId);
  expect(await readdir(folder.path)).toEqual(['a.md']);
  expect(await handlers.contents({ workspaceId }, call)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  // What the other run needs is still there.
  for (const event of engine.events(other)) expect(event.runId).toBe(other);
  await close();
});

it('a removed sample stays away until it is brought back, and a reset gives it as it shipped', async () => {
  await using data = await temporaryFolder();
  const { engine, handlers, close } = await openWorkshop(data.path);
  const sample = engine.workspaces.byName('launch');
  const workspaceId = sample?.id as WorkspaceId;
  engine.start({ workspaceId });
  await handlers.rename({ workspaceId, name: 'mine' }, call);
  expect(await handlers.resetSample({ workspaceId }, call)).toEqual({ ok: true, value: sample });
  expect(engine.runs.list({ workspaceId, limit: 9 })).toEqual([]);

  await handlers.remove({ workspaceId }, call);
  expect(await handlers.removedSamples({}, call)).toEqual({ ok: true, value: { names: ['launch'] } });
  expect(engine.workspaces.list()).toEqual([]);
  const restored = await handlers.restoreSamples({}, call);
  expect(restored).toMatchObject({ ok: true, value: { workspaces: [{ name: 'launch', sample: true }] } });
  expect(await handlers.removedSamples({}, call)).toEqual({ ok: true, value: { names: [] } });
  await close();
});
