import type { IndexedChunk, IndexHit, VectorIndex } from '../ports/vector-index.ts';

/** The vector index in memory, exact: nearest by inner product, matches by shared words. */
export function createMemoryVectorIndex(): VectorIndex {
  const files = new Map<string, readonly IndexedChunk[]>();
  const rank = (options: {
    readonly kinds: readonly string[] | null;
    readonly limit: number;
    readonly score: (chunk: IndexedChunk) => number;
  }): readonly IndexHit[] =>
    [...files.values()]
      .flat()
      .filter((chunk) => options.kinds === null || options.kinds.includes(chunk.kind))
      .map((chunk) => ({ chunk, score: options.score(chunk) }))
      .filter(({ score }) => score > 0)
      .toSorted((left, right) => right.score - left.score || left.chunk.chunkId.localeCompare(right.chunk.chunkId))
      .slice(0, options.limit)
      .map(({ chunk, score }, index) => ({ chunkId: chunk.chunkId, blockId: chunk.blockId, rank: index + 1, score }));
  return {
    async replaceFile({ file, chunks }) {
      files.set(file, chunks);
    },
    async removeFile({ file }) {
      files.delete(file);
    },
    async finish() {},
    async nearest({ vector, limit, kinds }) {
      return rank({
        kinds,
        limit,
        score: (chunk) => vector.reduce((sum, value, index) => sum + value * (chunk.vector[index] ?? 0), 0),
      });
    },
    async matches({ query, limit, kinds }) {
      const wanted = wordsOf(query);
      return rank({
        kinds,
        limit,
        score: (chunk) => [...wordsOf(chunk.text)].filter((word) => wanted.has(word)).length,
      });
    },
    async close() {
      files.clear();
    },
  };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
