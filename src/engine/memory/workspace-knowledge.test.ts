import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { BlockKind } from '../../shared/domain/source.ts';
import { openLanceIndex } from '../adapters/lance/lance-index.ts';
import { folderSource, temporaryFolder } from '../testing/read-fixture.ts';
import { openTestKnowledge } from '../testing/test-knowledge.ts';
import type { TestKnowledge } from '../testing/test-knowledge.ts';

const workspace = WorkspaceId.parse('w1');
const signal = new AbortController().signal;

const files = {
  'tasks.csv':
    'id,title,status\nT-1,Order the adapter ring,Open\nT-2,Print the manual,Done\nT-3,Mount the adapter ring,Open\n',
  'notes.md':
    '# Weekly\n\nThe adapter ring is late because the supplier lost the drawing.\n\n# Other\n\nLunch is at noon.\n',
  'ops/2026-03-11.json': JSON.stringify([
    { user: 'U1', text: 'Where is the adapter?', ts: '1773221400.000100', thread_ts: '1773221400.000100' },
    { user: 'U2', text: 'Cake in the kitchen', ts: '1773221410.000100' },
    { user: 'U2', text: 'Still at the supplier', ts: '1773221500.000200', thread_ts: '1773221400.000100' },
  ]),
};

const search = async (
  test: TestKnowledge,
  query: string,
  options: { kinds?: readonly BlockKind[]; files?: readonly string[] } = {},
) => {
  const passages = await test.knowledge
    .of(workspace)
    .search({ query, limit: 5, kinds: options.kinds ?? null, files: options.files ?? null, signal });
  return passages.map(({ block }) => block.locator);
};

describe('search', () => {
  it('fuses meaning and words, filters by kind and file, and takes any text as a query', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder(files);
    await using test = await openTestKnowledge({ folder: data.path });
    const known = test.knowledge.of(workspace);
    await known.ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
    const [best] = await known.search({ query: 'adapter ring supplier drawing', limit: 5, kinds: null, signal });
    expect(best).toMatchObject({ block: { locator: 'lines 1-3' }, vectorRank: 1, textRank: 1, start: 0 });
    expect(best?.score).toBeCloseTo(2 / 61);
    expect((await search(test, 'adapter ring', { kinds: ['row'] })).toSorted()).toEqual(['row T-1', 'row T-3']);
    expect(await search(test, 'adapter supplier', { files: ['ops/2026-03-11.json'] })).toEqual(
      expect.arrayContaining(['message ops/1773221400.000100', 'message ops/1773221500.000200']),
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('"', 'a AND (', "x' OR 1=1 --", '* : ^', ' ', 'word '.repeat(4000)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (query) => {
        expect(Array.isArray(await search(test, query))).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(test.degraded).toEqual([]);
  });

  it('finds the same without the index, and with one that was rebuilt', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder(files);
    const queries = ['adapter ring', 'supplier lost the drawing', 'lunch noon'];
    const expected: (string | undefined)[] = [];
    {
      await using test = await openTestKnowledge({ folder: data.path });
      await test.knowledge
        .of(workspace)
        .ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
      for (const query of queries) expected.push((await search(test, query))[0]);
    }
    const broken = () => Promise.reject(new Error('no index here'));
    {
      await using without = await openTestKnowledge({ folder: data.path, parts: { openIndex: broken } });
      for (const [index, query] of queries.entries()) expect((await search(without, query))[0]).toBe(expected[index]);
      expect(without.degraded).toEqual(['no index here']);
    }
    await rm(join(data.path, 'index'), { recursive: true });
    await using rebuilt = await openTestKnowledge({ folder: data.path });
    expect(await rebuilt.knowledge.of(workspace).rebuildIndex()).toBeNull();
    for (const [index, query] of queries.entries()) expect((await search(rebuilt, query))[0]).toBe(expected[index]);
    expect(rebuilt.degraded).toEqual([]);
  });

  it('goes on by words alone when the embedder fails', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder(files);
    {
      await using test = await openTestKnowledge({ folder: data.path });
      await test.knowledge
        .of(workspace)
        .ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
    }
    const failed = { ok: false, error: { code: 'inference-crashed', message: 'The embedder crashed.' } } as const;
    const embedder = {
      dimensions: 256,
      maxTokens: 256,
      embed: () => Promise.resolve(failed),
      countTokens: () => Promise.resolve(failed),
    };
    await using test = await openTestKnowledge({ folder: data.path, parts: { embedder } });
    expect(await search(test, 'drawing')).toEqual(['lines 1-3']);
    expect(test.degraded).toEqual(['The embedder crashed.']);
    expect(
      (await test.knowledge.of(workspace).recall({ query: 'drawing', limit: 3, kinds: null, signal })).length,
    ).toBe(1);
  });

  it('keeps a recall below its share of the prompt', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder({
      'a.md': Array.from({ length: 40 }, (_, index) => `# Part ${index}\n\nadapter ${'word '.repeat(100)}`).join(
        '\n\n',
      ),
    });
    await using test = await openTestKnowledge({ folder: data.path });
    const known = test.knowledge.of(workspace);
    await known.ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
    const passages = await known.recall({ query: 'adapter', limit: 30, kinds: null, signal });
    const words = passages.reduce(
      (sum, { block, start, end }) => sum + block.text.slice(start, end).split(/\s+/u).length,
      0,
    );
    expect(passages.length).toBeGreaterThan(3);
    expect(words).toBeLessThanOrEqual(800);
  });
});

describe('passage', () => {
  it('shows a row among its neighbours, a thread in time order, and that a file changed since', async () => {
    await using data = await temporaryFolder();
    await using folder = await temporaryFolder(files);
    await using test = await openTestKnowledge({ folder: data.path });
    const known = test.knowledge.of(workspace);
    await known.ingest({ sources: [folderSource(folder.path)], signal, onProgress: () => undefined });
    const open = async (file: string, locator: string) => {
      const found = await known.passage({ sources: [folderSource(folder.path)], file, locator, signal });
      return (
        found && {
          before: found.before.map((block) => block.locator),
          after: found.after.map((block) => block.locator),
          stale: found.stale,
        }
      );
    };
    expect(await open('tasks.csv', 'row T-2')).toEqual({ before: ['row T-1'], after: ['row T-3'], stale: false });
    expect(await open('ops/2026-03-11.json', 'message ops/1773221400.000100')).toEqual({
      before: [],
      after: ['message ops/1773221500.000200'],
      stale: false,
    });
    await writeFile(join(folder.path, 'tasks.csv'), files['tasks.csv'].replace('Print', 'Paint'));
    expect(await open('tasks.csv', 'row T-2')).toMatchObject({ stale: true });
    expect(await open('tasks.csv', 'row T-9')).toBeNull();
  });
});

describe('the LanceDB index', () => {
  it('is made anew when it is damaged or of another shape, and says so', async () => {
    await using data = await temporaryFolder();
    const folder = join(data.path, 'index');
    const first = await openLanceIndex({ folder, dimensions: 4 });
    await first.index.replaceFile({
      file: "it's.md",
      chunks: [
        {
          chunkId: 'c',
          blockId: 'b',
          kind: 'passage',
          file: "it's.md",
          text: 'hello world',
          vector: Float32Array.of(1, 0, 0, 0),
        },
      ],
    });
    await first.index.finish();
    await first.index.close();
    const second = await openLanceIndex({ folder, dimensions: 4 });
    expect(second.fresh).toBe(false);
    expect(await second.index.matches({ query: 'hello', limit: 3, kinds: ['passage'] })).toMatchObject([
      { chunkId: 'c', blockId: 'b', rank: 1 },
    ]);
    await second.index.removeFile({ file: "it's.md" });
    await second.index.finish();
    expect(await second.index.nearest({ vector: Float32Array.of(1, 0, 0, 0), limit: 3, kinds: null })).toEqual([]);
    await second.index.close();
    const other = await openLanceIndex({ folder, dimensions: 8 });
    expect(other.fresh).toBe(true);
    await other.index.close();
  });

  it('finds the true neighbours with the approximate index too', async () => {
    await using data = await temporaryFolder();
    const { index } = await openLanceIndex({ folder: join(data.path, 'index'), dimensions: 32, approximateFrom: 500 });
    const vectorOf = (seed: number): Float32Array => {
      const vector = Float32Array.from(
        { length: 32 },
        (_, at) => ((Math.imul(seed * 32 + at + 1, 0x9e3779b1) >>> 8) % 1000) - 500,
      );
      const length = Math.hypot(...vector);
      return vector.map((value) => value / length);
    };
    const chunks = Array.from({ length: 600 }, (_, seed) => ({
      chunkId: `c${seed}`,
      blockId: `b${seed}`,
      kind: 'row',
      file: 'f',
      text: `row ${seed}`,
      vector: vectorOf(seed),
    }));
    await index.replaceFile({ file: 'f', chunks });
    await index.finish();
    let right = 0;
    for (let seed = 0; seed < 50; seed += 1)
      right +=
        (await index.nearest({ vector: vectorOf(seed), limit: 10, kinds: null }))[0]?.chunkId === `c${seed}` ? 1 : 0;
    expect(right).toBeGreaterThanOrEqual(48);
    await index.close();
  });
});
