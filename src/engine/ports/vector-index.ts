/** One chunk as the index holds it. Offsets are characters in the block's text. */
export type IndexedChunk = {
  readonly chunkId: string;
  readonly blockId: string;
  readonly kind: string;
  readonly file: string;
  readonly text: string;
  readonly vector: Float32Array;
};

export type IndexHit = {
  readonly chunkId: string;
  readonly blockId: string;
  readonly rank: number;
  readonly score: number;
};

/** A rebuildable cache over the chunks that SQLite holds: vector and full-text ranks, fused by the caller. One writer. */
export type VectorIndex = {
  replaceFile(options: { readonly file: string; readonly chunks: readonly IndexedChunk[] }): Promise<void>;
  removeFile(options: { readonly file: string }): Promise<void>;
  /** Forgets everything; the first step of a rebuild. */
  clear(): Promise<void>;
  /** Makes what was written searchable by full text, and compacts. Call once after a batch of writes. */
  finish(): Promise<void>;
  nearest(options: {
    readonly vector: Float32Array;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]>;
  matches(options: {
    readonly query: string;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]>;
  close(): Promise<void>;
};
