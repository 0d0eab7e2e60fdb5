import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelError } from '../ports/language-model.ts';
import type { Chunk } from './chunk-blocks.ts';
import { sha256Of } from './fingerprint.ts';
import type { SourceRepository, StoredChunk } from './source-repository.ts';

/** Texts per call: enough to keep the embedder busy, few enough to stop soon after an abort. */
const BATCH = 64;

/**
 * Chunks of one file with their vectors. Equal texts are embedded once, and texts that the workspace already knows not again.
 */
export async function embedChunks(options: {
  readonly chunks: readonly Chunk[];
  readonly repository: SourceRepository;
  readonly embedder: Embedder;
  readonly embedderId: string;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}): Promise<Result<{ readonly chunks: readonly StoredChunk[]; readonly withoutVector: number }, ModelError>> {
  const { embedder, embedderId, repository, signal } = options;
  const hashed = options.chunks.map((chunk) => ({ chunk, textSha256: sha256Of(chunk.searchText) as string }));
  const vectors = new Map<string, Float32Array>();
  const missing = new Map<string, string>();
  for (const { chunk, textSha256 } of hashed) {
    if (!chunk.embed || vectors.has(textSha256) || missing.has(textSha256)) continue;
    const known = repository.knownVector({ textSha256, embedder: embedderId });
    if (known !== null) vectors.set(textSha256, known);
    else missing.set(textSha256, chunk.searchText);
  }
  const texts = [...missing];
  for (let at = 0; at < texts.length; at += BATCH) {
    const batch = texts.slice(at, at + BATCH);
    const embedded = await embedder.embed({ texts: batch.map(([, text]) => text), signal });
    if (!embedded.ok) return embedded;
    embedded.value.forEach((vector, index) => vectors.set(batch[index]?.[0] ?? '', vector));
    options.onProgress(Math.min(at + BATCH, texts.length), texts.length);
  }
  const stored = hashed.map(({ chunk, textSha256 }, index) =>
    storedChunk({ chunk, index, textSha256, vector: vectors.get(textSha256) ?? null }),
  );
  return ok({ chunks: stored, withoutVector: stored.filter(({ vector }) => vector === null).length });
}

function storedChunk(options: {
  readonly chunk: Chunk;
  readonly index: number;
  readonly textSha256: string;
  readonly vector: Float32Array | null;
}): StoredChunk {
  const { block, start, end, searchText } = options.chunk;
  return {
    chunkId: `${block.id}.${String(options.index).padStart(6, '0')}`,
    blockId: block.id,
    file: block.file,
    kind: block.kind,
    start,
    end,
    searchText,
    textSha256: options.textSha256,
    vector: options.vector,
  };
}
