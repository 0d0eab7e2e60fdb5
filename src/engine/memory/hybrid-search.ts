import type { BlockKind, Passage } from '../../shared/domain/source.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { ModelError } from '../ports/language-model.ts';
import type { IndexHit } from '../ports/vector-index.ts';
import type { BlockReader, SourceRepository } from '../sources/index.ts';
import type { BruteForceIndex, SearchableIndex } from './brute-force-index.ts';

export type SearchRequest = {
  readonly query: string;
  readonly limit: number;
  /** Null: all kinds. */
  readonly kinds: readonly BlockKind[] | null;
  /** Null: all files. */
  readonly files?: readonly string[] | null;
  readonly signal: AbortSignal;
};

export type SearchParts = {
  readonly repository: SourceRepository;
  readonly blocks: BlockReader;
  readonly embedder: Embedder;
  readonly bruteForce: BruteForceIndex;
  /** Null while there is none. */
  readonly index: SearchableIndex | null;
  /** Told why the index or the embedder could not answer; the search itself goes on without it. */
  readonly onDegraded: (reason: string) => void;
};

/** Reciprocal rank fusion's constant (Cormack, Clarke and Buettcher 2009). */
const RRF_K = 60;
/** Passages less similar than this are not about the question, however near they rank. */
const LEAST_SIMILARITY = 0.2;
/** Candidates per list and wanted passage: several chunks may belong to one block. */
const CANDIDATES = 4;
const LONGEST_QUERY = 2000;

/**
 * Passages by meaning and by words, their ranks fused; one passage per block. Any text is a valid query. Without an embedder the
 * words alone decide. Rejects with the signal's reason when aborted.
 */
export async function hybridSearch(options: SearchParts & SearchRequest): Promise<readonly Passage[]> {
  const embedded = await queryVector(options);
  options.signal.throwIfAborted();
  if (!embedded.ok) options.onDegraded(embedded.error.message);
  const vector = embedded.ok ? embedded.value : null;
  const { nearest, matches } = await candidates({ ...options, vector });
  const fused = fuse({ nearest: nearest.filter(({ score }) => score >= LEAST_SIMILARITY), matches });
  const passages: Passage[] = [];
  const seen = new Set<string>();
  for (const hit of fused) {
    if (passages.length === options.limit) break;
    const block = options.blocks.byId(hit.blockId);
    const chunk = options.repository.chunk(hit.chunkId);
    if (block === null || chunk === null || seen.has(block.id)) continue;
    seen.add(block.id);
    passages.push({
      block,
      start: chunk.start,
      end: chunk.end,
      score: hit.score,
      vectorRank: hit.vectorRank,
      textRank: hit.textRank,
    });
  }
  return passages;
}

/** The query's vector; a query longer than the embedder takes is cut, its full text still counts for the words. */
async function queryVector(options: SearchParts & SearchRequest): Promise<Result<Float32Array | null, ModelError>> {
  const { embedder, signal } = options;
  let text = options.query.slice(0, LONGEST_QUERY);
  if (text.trim() === '') return ok(null);
  for (;;) {
    const counted = await embedder.countTokens({ texts: [text], signal });
    if (!counted.ok) return counted;
    if ((counted.value[0] ?? 0) <= embedder.maxTokens - 4 || text.length < 8) break;
    text = text.slice(0, Math.floor(text.length * 0.7)).toWellFormed();
  }
  const embedded = await embedder.embed({ texts: [text], signal });
  return embedded.ok ? ok(embedded.value[0] ?? null) : embedded;
}

type Candidates = { readonly nearest: readonly IndexHit[]; readonly matches: readonly IndexHit[] };

async function candidates(
  options: SearchParts & SearchRequest & { readonly vector: Float32Array | null },
): Promise<Candidates> {
  const { index, bruteForce, repository, files } = options;
  if (files !== undefined && files !== null) return ask(bruteForce.within(files), options);
  if (index === null || repository.files().some((file) => !file.indexed)) return ask(bruteForce, options);
  try {
    return await ask(index, options);
  } catch (cause) {
    options.signal.throwIfAborted();
    options.onDegraded(cause instanceof Error ? cause.message : String(cause));
    return ask(bruteForce, options);
  }
}

async function ask(
  index: SearchableIndex,
  options: SearchRequest & { readonly vector: Float32Array | null },
): Promise<Candidates> {
  const { vector, query, kinds } = options;
  const limit = Math.max(40, options.limit * CANDIDATES);
  const [nearest, matches] = await Promise.all([
    vector === null ? [] : index.nearest({ vector, limit, kinds }),
    index.matches({ query, limit, kinds }),
  ]);
  return { nearest, matches };
}

type FusedHit = {
  readonly chunkId: string;
  readonly blockId: string;
  readonly score: number;
  readonly vectorRank: number | null;
  readonly textRank: number | null;
};

/** Sum over both lists of 1 / (60 + rank). Equal sums keep a fixed order, so that a run can be repeated. */
function fuse(lists: Candidates): FusedHit[] {
  const fused = new Map<string, FusedHit>();
  ranked(lists.nearest).forEach(({ chunkId, blockId }, position) => {
    fused.set(chunkId, {
      chunkId,
      blockId,
      score: 1 / (RRF_K + position + 1),
      vectorRank: position + 1,
      textRank: null,
    });
  });
  ranked(lists.matches).forEach(({ chunkId, blockId }, position) => {
    const before = fused.get(chunkId);
    const score = (before?.score ?? 0) + 1 / (RRF_K + position + 1);
    fused.set(chunkId, { chunkId, blockId, score, vectorRank: before?.vectorRank ?? null, textRank: position + 1 });
  });
  return [...fused.values()].toSorted(
    (left, right) => right.score - left.score || (left.chunkId < right.chunkId ? -1 : 1),
  );
}

/** The index gives equal scores in any order. */
function ranked(hits: readonly IndexHit[]): IndexHit[] {
  return hits.toSorted((left, right) => right.score - left.score || (left.chunkId < right.chunkId ? -1 : 1));
}
