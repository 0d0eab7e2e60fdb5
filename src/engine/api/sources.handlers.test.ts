import { expect, it } from 'vitest';
import { IngestProgress, sources } from '../../shared/contract/sources.ts';
import { Workspace } from '../../shared/domain/workspace.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { createSourceList } from '../storage/index.ts';
import { temporaryFolder } from '../testing/read-fixture.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import type { TestKnowledge } from '../testing/test-knowledge.ts';
import { createSourceHandlers } from './sources.handlers.ts';

const workspaceId = WorkspaceId.parse('w1');
const other = WorkspaceId.parse('w2');
const signal = new AbortController().signal;

const partsOf = ({ knowledge, database }: TestKnowledge) => ({
  knowledge,
  list: createSourceList(database),
  clock: { now: () => 0 },
  attachedAt: () => null,
});

async function collect(events: AsyncIterable<IngestProgress>): Promise<IngestProgress[]> {
  const all: IngestProgress[] = [];
  for await (const event of events) all.push(IngestProgress.parse(event));
  return all;
}

it('reads a folder in, lists, searches and opens, in the shapes of the contract', async () => {
  await using data = await temporaryFolder();
  await using folder = await temporaryFolder({
    'tasks.csv': 'id,title,updated\nT-1,Order the pump,2026-03-11\nT-2,Mount it,2026-03-12\n',
  });
  await using test = await openTestKnowledge({ folder: data.path });
  const workspace = Workspace.parse({ id: workspaceId, name: 'w', folder: folder.path, sample: false, createdAt: 0 });
  const handlers = createSourceHandlers({
    ...partsOf(test),
    workspaceOf: (id) => (id === workspaceId ? workspace : null),
  });
  const progress = await collect(handlers.ingest({ workspaceId }, { signal }));
  expect(progress.at(-1)).toEqual({ stage: 'done', done: 1, total: 1, note: '2 entries in 1 files' });
  const list = await handlers.list({ workspaceId }, { signal });
  expect(list.ok && sources.list.output.parse(list.value)).toMatchObject({
    blocks: 2,
    asOf: Date.UTC(2026, 2, 12),
    files: [{ file: 'tasks.csv', blocks: 2, problem: null }],
  });
  const found = await handlers.search({ workspaceId, query: 'pump', limit: 3, kinds: null }, { signal });
  expect(found.ok && sources.search.output.parse(found.value).passages.map(({ block }) => block.locator)).toEqual([
    'row T-1',
  ]);
  const opened = await handlers.passage({ workspaceId, file: 'tasks.csv', locator: 'row T-1' }, { signal });
  expect(opened.ok && sources.passage.output.parse(opened.value)).toMatchObject({
    block: { title: 'Order the pump' },
    after: [{ locator: 'row T-2' }],
    stale: false,
  });
  expect(await handlers.passage({ workspaceId, file: 'tasks.csv', locator: 'row T-9' }, { signal })).toMatchObject({
    ok: false,
    error: { code: 'not-found' },
  });
});

it('says what is not there, and why an ingest failed', async () => {
  await using data = await temporaryFolder();
  await using empty = await temporaryFolder();
  await using test = await openTestKnowledge({ folder: data.path });
  const workspace = Workspace.parse({ id: workspaceId, name: 'w', folder: empty.path, sample: false, createdAt: 0 });
  const handlers = createSourceHandlers({
    ...partsOf(test),
    workspaceOf: (id) => (id === workspaceId ? workspace : null),
  });
  const failed = (await collect(handlers.ingest({ workspaceId }, { signal }))).at(-1);
  expect(failed).toMatchObject({ stage: 'failed', note: `There are no files in ${empty.path}.` });
  expect((await collect(handlers.ingest({ workspaceId: other }, { signal }))).map(({ stage }) => stage)).toEqual([
    'failed',
  ]);
  for (const answer of [
    await handlers.list({ workspaceId: other }, { signal }),
    await handlers.search({ workspaceId: other, query: 'x', limit: 1, kinds: null }, { signal }),
    await handlers.passage({ workspaceId: other, file: 'f', locator: 'l' }, { signal }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', data: { kind: 'workspace', id: 'w2' } } });
  }
});

it('stops the ingest when nobody watches any more', async () => {
  await using data = await temporaryFolder();
  await using folder = await temporaryFolder(
    Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`n${index}.md`, `# ${index}\n\ntext`])),
  );
  await using test = await openTestKnowledge({ folder: data.path });
  const workspace = Workspace.parse({ id: workspaceId, name: 'w', folder: folder.path, sample: false, createdAt: 0 });
  const handlers = createSourceHandlers({ ...partsOf(test), workspaceOf: () => workspace });
  for await (const event of handlers.ingest({ workspaceId }, { signal })) if (event.done > 2) break;
  await test.knowledge.close();
  expect(test.parsed.length).toBeLessThan(30);
});
