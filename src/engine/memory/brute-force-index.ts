import type { SourceRepository } from '../sources/index.ts';
import type { IndexHit, VectorIndex } from '../ports/vector-index.ts';

/** The searching half of a vector index. */
export type SearchableIndex = Pick<VectorIndex, 'nearest' | 'matches'>;

type Entry = {
  readonly chunkId: string;
  readonly blockId: string;
  readonly kind: string;
  readonly file: string;
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
};

type Snapshot = {
  readonly revision: number;
  readonly entries: readonly Entry[];
  /** All vectors in one array, one after the other: 10,000 of 384 numbers are searched in 3 ms. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly documents: ReadonlyMap<string, number>;
  readonly meanLength: number;
};

/** BM25's usual saturation and length constants (Robertson and Zaragoza 2009, 3.2). */
const K1 = 1.2;
const B = 0.75;

/**
 * Searches what SQLite holds by looking at every chunk: always complete, so it stands in while the vector index is missing, broken
 * or behind, and for a search within single files. Loaded once per revision.
 */
export class BruteForceIndex implements SearchableIndex {
  readonly #repository: SourceRepository;
  readonly #files: ReadonlySet<string> | null;
  #snapshot: Snapshot | null = null;

  constructor(options: { readonly repository: SourceRepository; readonly files?: readonly string[] | null }) {
    this.#repository = options.repository;
    this.#files = options.files === undefined || options.files === null ? null : new Set(options.files);
  }

  /** The same chunks seen through a choice of files, without loading them again. */
  within(files: readonly string[]): SearchableIndex {
    const narrowed = new BruteForceIndex({ repository: this.#repository, files });
    narrowed.#snapshot = this.#current();
    return narrowed;
  }

  async nearest(options: {
    readonly vector: Float32Array;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]> {
    const { entries, vectors, dimensions } = this.#current();
    return this.#best({
      ...options,
      score: (position) => dot(options.vector, vectors, position * dimensions),
      entries,
    });
  }

  async matches(options: {
    readonly query: string;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]> {
    const { entries, documents, meanLength } = this.#current();
    const words = [...new Set(wordsOf(options.query))].slice(0, 64);
    const weights = words.map((word) => {
      const count = documents.get(word) ?? 0;
      return Math.log(1 + (entries.length - count + 0.5) / (count + 0.5));
    });
    const score = (position: number): number => {
      const entry = entries[position];
      if (entry === undefined) return 0;
      const normalised = K1 * (1 - B + (B * entry.length) / meanLength);
      return words.reduce((sum, word, index) => {
        const times = entry.words.get(word) ?? 0;
        return sum + ((weights[index] ?? 0) * times * (K1 + 1)) / (times + normalised);
      }, 0);
    };
    return this.#best({ ...options, score, entries });
  }

  #best(options: {
    readonly entries: readonly Entry[];
    readonly score: (position: number) => number;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): IndexHit[] {
    const { kinds, score } = options;
    const scored = options.entries.flatMap((entry, position) => {
      if (kinds !== null && kinds.length > 0 && !kinds.includes(entry.kind)) return [];
      if (this.#files !== null && !this.#files.has(entry.file)) return [];
      const value = score(position);
      return value > 0 ? [{ entry, value }] : [];
    });
    scored.sort((left, right) => right.value - left.value || (left.entry.chunkId < right.entry.chunkId ? -1 : 1));
    return scored.slice(0, options.limit).map(({ entry, value }, index) => ({
      chunkId: entry.chunkId,
      blockId: entry.blockId,
      rank: index + 1,
      score: value,
    }));
  }

  #current(): Snapshot {
    const revision = this.#repository.revision();
    if (this.#snapshot?.revision !== revision) this.#snapshot = load(this.#repository, revision);
    return this.#snapshot;
  }
}

function load(repository: SourceRepository, revision: number): Snapshot {
  const entries: Entry[] = [];
  const vectors: (Float32Array | null)[] = [];
  const documents = new Map<string, number>();
  let length = 0;
  for (const { chunkId, blockId, kind, file, searchText, vector } of repository.chunks({ file: null })) {
    const words = new Map<string, number>();
    const all = wordsOf(searchText);
    for (const word of all) words.set(word, (words.get(word) ?? 0) + 1);
    for (const word of words.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
    entries.push({ chunkId, blockId, kind, file, words, length: all.length });
    vectors.push(vector);
    length += all.length;
  }
  const dimensions = vectors.find((vector) => vector !== null)?.length ?? 0;
  const flat = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, position) => {
    if (vector !== null) flat.set(vector, position * dimensions);
  });
  return {
    revision,
    entries,
    vectors: flat,
    dimensions,
    documents,
    meanLength: Math.max(1, length / Math.max(1, entries.length)),
  };
}

function dot(query: Float32Array, vectors: Float32Array, offset: number): number {
  let sum = 0;
  for (let at = 0; at < query.length; at += 1) sum += (query[at] ?? 0) * (vectors[offset + at] ?? 0);
  return sum;
}

/** Lower case, accents removed, and the commonest English endings, so that `blocked` finds `blocking`. */
function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/u, '') : word,
  );
}
