import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Block } from '../../shared/domain/source.ts';
import type { BlockKind } from '../../shared/domain/source.ts';
import { createHashEmbedder } from '../testing/hash-embedder.ts';
import { chunkBlocks } from './chunk-blocks.ts';

const signal = new AbortController().signal;
const embedder = createHashEmbedder({ maxTokens: 40 });

function block(options: {
  id: string;
  kind: BlockKind;
  text: string;
  timestamp?: number;
  fields?: Record<string, string>;
}): Block {
  const { id, kind, text, timestamp = null, fields = {} } = options;
  return Block.parse({
    id,
    file: 'f',
    kind,
    locator: id,
    title: 'Title',
    text,
    start: 0,
    end: text.length,
    timestamp,
    author: 'Ana',
    thread: null,
    fields,
  });
}

async function chunks(blocks: readonly Block[], budget = 1_000_000) {
  const result = await chunkBlocks({ blocks, embedder, budget, signal });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('chunkBlocks', () => {
  it('covers a text exactly, in order, in parts that the embedder takes', async () => {
    const text = fc
      .array(fc.oneof(fc.lorem({ maxCount: 30 }), fc.constantFrom('\n', '. ', '😀'.repeat(20), 'x'.repeat(50))), {
        minLength: 1,
        maxLength: 20,
      })
      .map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const parts = await chunks([block({ id: 'a', kind: 'page', text: body })]);
        expect(parts.map(({ start, end }) => body.slice(start, end)).join('')).toBe(body.trim() === '' ? '' : body);
        const counted = await embedder.countTokens({ texts: parts.map(({ searchText }) => searchText), signal });
        expect(counted.ok && Math.max(0, ...counted.value)).toBeLessThanOrEqual(36);
      }),
      { numRuns: 60 },
    );
  });

  it('searches a row by its cells, a message by its readable form, and a series by its one entry', async () => {
    const found = await chunks([
      block({ id: 'r', kind: 'row', text: 'T-1,"Order, now"', fields: { id: 'T-1', title: 'Order, now' } }),
      block({ id: 'm', kind: 'message', text: '<@U1> hi', fields: { channel: 'ops', readable: '@Ben hi' } }),
      block({ id: 'o', kind: 'event', text: 'BEGIN:VEVENT', fields: { summary: 'Sync', occurrence: '2026-03-11' } }),
    ]);
    expect(found.map(({ searchText, start, end }) => ({ searchText, start, end }))).toEqual([
      { searchText: 'T-1 | Order, now', start: 0, end: 16 },
      { searchText: '#ops Ana: @Ben hi', start: 0, end: 8 },
    ]);
  });

  it('spends its budget on the newest', async () => {
    const blocks = [1, 3, 2].map((timestamp) =>
      block({ id: `b${timestamp}`, kind: 'commit', text: 'word '.repeat(10), timestamp }),
    );
    expect((await chunks(blocks, 120)).map((chunk) => [chunk.block.id, chunk.embed])).toEqual([
      ['b1', false],
      ['b3', true],
      ['b2', true],
    ]);
  });
});
