import type { IndexedChunk, VectorIndex } from '../ports/vector-index.ts';
import type { SourceRepository, StoredChunk } from './source-repository.ts';

/**
 * Gives the vector index what SQLite has and it has not. Returns why that failed, or null; a failure is no loss, because the index
 * is a cache and search can do without it.
 */
export async function updateIndex(options: {
  readonly repository: SourceRepository;
  readonly index: VectorIndex;
  readonly removed: readonly string[];
  readonly dimensions: number;
}): Promise<string | null> {
  const { repository, index, dimensions } = options;
  const waiting = repository.files().filter((file) => !file.indexed);
  if (waiting.length === 0 && options.removed.length === 0) return null;
  try {
    for (const file of options.removed) await index.removeFile({ file });
    for (const { file } of waiting) {
      const chunks = [...repository.chunks({ file })].map((chunk) => indexed(chunk, dimensions));
      await index.replaceFile({ file, chunks });
    }
    await index.finish();
    repository.markIndexed(waiting.map(({ file }) => file));
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** A chunk without a vector is given the zero vector: similar to nothing, yet found by its words. */
function indexed(chunk: StoredChunk, dimensions: number): IndexedChunk {
  return {
    chunkId: chunk.chunkId,
    blockId: chunk.blockId,
    kind: chunk.kind,
    file: chunk.file,
    text: chunk.searchText,
    vector: chunk.vector ?? new Float32Array(dimensions),
  };
}
