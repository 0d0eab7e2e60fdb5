import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sources as contract } from '../../shared/contract/sources.ts';
import type { IngestProgress } from '../../shared/contract/sources.ts';
import { Workspace } from '../../shared/domain/workspace.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { createSourceList } from '../storage/index.ts';
import { temporaryFolder, writeFiles } from '../testing/read-fixture.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import { createSourceHandlers } from './sources.handlers.ts';

const workspaceId = WorkspaceId.parse('w1');
const call = { signal: new AbortController().signal };

/** A workspace of one folder, on real knowledge; the other folders are made beside it. */
async function openWorkspace(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder(files);
  const data = await temporaryFolder();
  const test = await openTestKnowledge({ folder: data.path });
  const home = join(folder.path, 'home');
  const workspace = Workspace.parse({ id: workspaceId, name: 'w', folder: home, sample: false, createdAt: 0 });
  const handlers = createSourceHandlers({
    knowledge: test.knowledge,
    list: createSourceList(test.database),
    clock: { now: () => 1 },
    attachedAt: () => null,
    workspaceOf: (id) => (id === workspaceId ? workspace : null),
  });
  const ingest = async (): Promise<IngestProgress | undefined> => {
    let last: IngestProgress | undefined;
    for await (const progress of handlers.ingest({ workspaceId }, call)) last = progress;
    return last;
  };
  const listed = async () => {
    const list = await handlers.list({ workspaceId }, call);
    return contract.list.output.parse(list.ok ? list.value : null);
  };
  const found = async (query: string): Promise<readonly string[]> => {
    const hits = await handlers.search({ workspaceId, query, limit: 9, kinds: null }, call);
    return hits.ok ? hits.value.passages.map(({ block }) => block.file).toSorted() : [];
  };
  return {
    ...{ test, handlers, ingest, listed, found, home },
    at: (name: string) => join(folder.path, name),
    add: (name: string) => handlers.add({ workspaceId, path: join(folder.path, name) }, call),
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]();
      await data[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

it('reads several folders and a file; the same path in two of them is two files', async () => {
  await using w = await openWorkspace({
    'home/notes.md': 'The pump waits for a seal.',
    'home/legal/notes.md': 'The pump of the old plant.',
    'legal/notes.md': 'The lease of the pump house ends in May.',
    'single.md': 'The pump is blue.',
  });
  expect(await w.add('legal')).toMatchObject({ ok: true, value: { label: 'legal', entry: 'folder' } });
  expect(await w.add('single.md')).toMatchObject({ ok: true, value: { label: 'single.md', entry: 'file' } });
  expect(await w.ingest()).toMatchObject({ stage: 'done', note: '4 entries in 4 files' });
  expect(await w.found('pump')).toEqual(['//legal/notes.md', '//single.md', 'legal/notes.md', 'notes.md']);
  const locator =
    w.test.knowledge
      .of(workspaceId)
      .blocks.all({})
      .find(({ text }) => text.includes('lease'))?.locator ?? '';
  const lease = await w.handlers.passage({ workspaceId, file: '//legal/notes.md', locator }, call);
  expect(lease).toMatchObject({ ok: true, value: { block: { text: expect.stringContaining('lease') }, stale: false } });
  expect(w.test.parsed).toHaveLength(4);
  await writeFiles(w.at('legal'), { 'notes.md': 'The lease of the pump house was prolonged.' });
  expect(await w.handlers.passage({ workspaceId, file: '//legal/notes.md', locator }, call)).toMatchObject({
    value: { stale: true },
  });
  await w.ingest();
  expect(w.test.parsed.slice(4)).toEqual(['notes.md']);
  expect((await w.listed()).sources).toMatchObject([
    { label: '', files: 2, problem: null },
    { label: 'legal', files: 1, blocks: 1, problem: null },
    { label: 'single.md', files: 1, problem: null },
  ]);
});

it('removing a source says what goes, takes exactly that, and leaves the files alone', async () => {
  await using w = await openWorkspace({
    'home/a.md': 'The pump waits.',
    'more/a.md': 'The pump runs.',
    'more2/a.md': 'A pump.',
  });
  await w.add('more');
  await w.add('more2');
  await w.ingest();
  const contents = { files: 1, blocks: 1, passages: 1, vectors: 1 };
  expect(await w.handlers.contents({ workspaceId, label: 'more' }, call)).toMatchObject({ ok: true, value: contents });
  expect(await w.handlers.remove({ workspaceId, label: 'more' }, call)).toMatchObject({ ok: true, value: contents });
  expect(await w.found('pump')).toEqual(['//more2/a.md', 'a.md']);
  expect((await w.listed()).sources.map(({ label }) => label)).toEqual(['', 'more2']);
  expect(await readdir(w.at('more'))).toEqual(['a.md']);
  await w.ingest();
  expect(w.test.parsed).toHaveLength(3);
  expect(await w.handlers.remove({ workspaceId, label: 'more' }, call)).toMatchObject({
    error: { code: 'not-found', data: { kind: 'source', id: 'more' } },
  });
});

it('a source that is gone is said, keeps what was read of it, and does not keep the others from being read', async () => {
  await using w = await openWorkspace({ 'home/a.md': 'The pump waits.', 'drive/b.md': 'The pump runs.' });
  await w.add('drive');
  await w.ingest();
  await rename(w.at('drive'), w.at('unplugged'));
  await writeFiles(w.home, { 'c.md': 'A new pump.' });
  const last = await w.ingest();
  expect(last).toMatchObject({ stage: 'done', note: expect.stringContaining(`${w.at('drive')} could not be read`) });
  expect(await w.found('pump')).toEqual(['//drive/b.md', 'a.md', 'c.md']);
  expect((await w.listed()).sources.map(({ problem }) => problem)).toEqual([null, 'it does not exist']);
  await rename(w.home, w.at('elsewhere'));
  expect(await w.ingest()).toMatchObject({ stage: 'failed', note: expect.stringContaining('could not be read') });
  await rename(w.at('unplugged'), w.at('drive'));
  expect(await w.ingest()).toMatchObject({ stage: 'done' });
  expect(await w.found('new')).toContain('c.md');
});

it('refuses what is not there and what is read already; two of the same name get names that differ', async () => {
  await using w = await openWorkspace({
    'home/in/a.md': 'a',
    'x/same/a.md': 'a',
    'y/same/a.md': 'a',
    'attached/a.md': 'a',
  });
  expect(await w.add('nowhere')).toMatchObject({
    error: { code: 'folder-unreadable', data: { reason: 'it does not exist' } },
  });
  for (const name of ['home', 'home/in', 'home/in/a.md', '.'])
    expect(await w.add(name)).toMatchObject({ error: { code: 'source-overlaps', data: { source: w.home } } });
  await mkdir(w.at('home-2'));
  expect(await w.add('home-2')).toMatchObject({ ok: true });
  expect(await w.add('x/same')).toMatchObject({ value: { label: 'same' } });
  expect(await w.add('y/same')).toMatchObject({ value: { label: 'same (2)' } });
  expect(await w.add('attached')).toMatchObject({ value: { label: 'attached (2)' } });
  expect(await w.add('x/same')).toMatchObject({ error: { code: 'source-overlaps' } });
});
