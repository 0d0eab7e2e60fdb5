import { z } from 'zod';
import { Block, SourceFile } from '../../shared/domain/source.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { inTransaction } from './sql-database.ts';
import type { SqlDatabase } from './sql-database.ts';
import { bytesToVector, vectorToBytes } from './vector-bytes.ts';

/** A stretch of a block as it is searched. Offsets are characters in the block's text. */
export type StoredChunk = {
  readonly chunkId: string;
  readonly blockId: string;
  readonly file: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** What is embedded and searched by words: the stretch with what its structure adds (subject, author, cells). */
  readonly searchText: string;
  readonly textSha256: string;
  /** Null beyond the embedding limit of a file: found by words only. */
  readonly vector: Float32Array | null;
};

/** A file as ingested, with what tells whether it changed since. */
export type StoredFile = SourceFile & {
  readonly modifiedMs: number;
  /** Hash over everything that its blocks depend on: its bytes, its companions, the parser's version. */
  readonly fingerprint: string;
  readonly indexed: boolean;
};

const FileRow = z
  .object({
    file: z.string(),
    format: z.string(),
    bytes: z.number(),
    modified_ms: z.number(),
    sha256: z.string(),
    fingerprint: z.string(),
    blocks: z.number(),
    problem_code: z.string().nullable(),
    problem_message: z.string().nullable(),
    indexed: z.number(),
  })
  .transform((row): StoredFile => ({
    ...SourceFile.parse({
      file: row.file,
      format: row.format,
      bytes: row.bytes,
      sha256: row.sha256,
      blocks: row.blocks,
      problem: row.problem_code === null ? null : { code: row.problem_code, message: row.problem_message ?? '' },
    }),
    modifiedMs: row.modified_ms,
    fingerprint: row.fingerprint,
    indexed: row.indexed === 1,
  }));

const BlockRow = z
  .object({
    block_id: z.string(),
    file: z.string(),
    kind: z.string(),
    locator: z.string(),
    title: z.string(),
    text: z.string(),
    start_offset: z.number(),
    end_offset: z.number(),
    timestamp: z.number().nullable(),
    author: z.string().nullable(),
    thread: z.string().nullable(),
    fields: z.string(),
  })
  .transform((row): Block => {
    const fields = parseJson(z.record(z.string(), z.string()), row.fields);
    invariant(fields.ok, `fields of block ${row.block_id} are JSON`);
    const { block_id: id, start_offset: start, end_offset: end, ...rest } = row;
    return Block.parse({ ...rest, id, start, end, fields: fields.value });
  });

const ChunkRow = z
  .object({
    chunk_id: z.string(),
    block_id: z.string(),
    file: z.string(),
    kind: z.string(),
    start_offset: z.number(),
    end_offset: z.number(),
    search_text: z.string(),
    text_sha256: z.string(),
    vector: z.instanceof(Uint8Array).nullable(),
  })
  .transform((row): StoredChunk => ({
    chunkId: row.chunk_id,
    blockId: row.block_id,
    file: row.file,
    kind: row.kind,
    start: row.start_offset,
    end: row.end_offset,
    searchText: row.search_text,
    textSha256: row.text_sha256,
    vector: row.vector === null ? null : bytesToVector(row.vector),
  }));

const RevisionRow = z.object({ revision: z.number() });
const VectorRow = z.object({ vector: z.instanceof(Uint8Array) });

/** Files, blocks and chunks of one workspace in SQLite. All calls are synchronous; one file is written in one transaction. */
export class SourceRepository {
  readonly #database: SqlDatabase;
  readonly #workspaceId: string;

  constructor(options: { readonly database: SqlDatabase; readonly workspaceId: string }) {
    this.#database = options.database;
    this.#workspaceId = options.workspaceId;
  }

  files(): StoredFile[] {
    const rows = this.#database
      .prepare('SELECT * FROM source_files WHERE workspace_id = ? ORDER BY file')
      .all(this.#workspaceId);
    return rows.map((row) => FileRow.parse(row));
  }

  /** In source order: file, then position. */
  blocks(): Block[] {
    const rows = this.#database
      .prepare('SELECT * FROM source_blocks WHERE workspace_id = ? ORDER BY file, position')
      .all(this.#workspaceId);
    return rows.map((row) => BlockRow.parse(row));
  }

  *chunks(options: { readonly file: string | null }): Generator<StoredChunk> {
    const { file } = options;
    const where = file === null ? '' : 'AND file = ?';
    const statement = this.#database.prepare(
      `SELECT * FROM source_chunks WHERE workspace_id = ? ${where} ORDER BY file, chunk_id`,
    );
    for (const row of statement.iterate(this.#workspaceId, ...(file === null ? [] : [file]))) yield ChunkRow.parse(row);
  }

  chunk(chunkId: string): StoredChunk | null {
    const row = this.#database
      .prepare('SELECT * FROM source_chunks WHERE workspace_id = ? AND chunk_id = ?')
      .get(this.#workspaceId, chunkId);
    return row === undefined ? null : ChunkRow.parse(row);
  }

  /** The vector that the same embedder already made of an equal text. */
  knownVector(options: { readonly textSha256: string; readonly embedder: string }): Float32Array | null {
    const row = this.#database
      .prepare(
        'SELECT vector FROM source_chunks WHERE workspace_id = ? AND text_sha256 = ? AND embedder = ? AND vector IS NOT NULL LIMIT 1',
      )
      .get(this.#workspaceId, options.textSha256, options.embedder);
    return row === undefined ? null : bytesToVector(VectorRow.parse(row).vector);
  }

  /** Counts up with every change; a cache of the blocks is valid for one revision. */
  revision(): number {
    const row = this.#database
      .prepare('SELECT revision FROM source_revisions WHERE workspace_id = ?')
      .get(this.#workspaceId);
    return row === undefined ? 0 : RevisionRow.parse(row).revision;
  }

  /** Replaces everything known of one file, all or nothing. */
  replaceFile(options: {
    readonly file: StoredFile;
    readonly blocks: readonly Block[];
    readonly chunks: readonly StoredChunk[];
    readonly embedder: string;
    /** Epoch milliseconds. */
    readonly now: number;
  }): void {
    inTransaction(this.#database, () => {
      this.#deleteRows(options.file.file);
      this.#insertFile(options);
      this.#insertBlocks(options.blocks);
      this.#insertChunks(options);
      this.#bumpRevision();
    });
  }

  removeFile(file: string): void {
    inTransaction(this.#database, () => {
      this.#deleteRows(file);
      this.#bumpRevision();
    });
  }

  /** A file that was touched but not changed. */
  markSeen(options: { readonly file: string; readonly modifiedMs: number; readonly bytes: number }): void {
    this.#database
      .prepare('UPDATE source_files SET modified_ms = ?, bytes = ? WHERE workspace_id = ? AND file = ?')
      .run(options.modifiedMs, options.bytes, this.#workspaceId, options.file);
  }

  /** Says that the vector index holds these files now, or (none given) that it holds nothing. */
  markIndexed(files: readonly string[] | 'none'): void {
    inTransaction(this.#database, () => {
      if (files === 'none')
        this.#database.prepare('UPDATE source_files SET indexed = 0 WHERE workspace_id = ?').run(this.#workspaceId);
      else {
        const statement = this.#database.prepare(
          'UPDATE source_files SET indexed = 1 WHERE workspace_id = ? AND file = ?',
        );
        for (const file of files) statement.run(this.#workspaceId, file);
      }
    });
  }

  #deleteRows(file: string): void {
    for (const table of ['source_chunks', 'source_blocks', 'source_files']) {
      this.#database.prepare(`DELETE FROM ${table} WHERE workspace_id = ? AND file = ?`).run(this.#workspaceId, file);
    }
  }

  #insertFile(options: { readonly file: StoredFile; readonly now: number }): void {
    const { file } = options;
    this.#database
      .prepare('INSERT INTO source_files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        this.#workspaceId,
        file.file,
        file.format,
        file.bytes,
        file.modifiedMs,
        file.sha256,
        file.fingerprint,
        file.blocks,
        file.problem?.code ?? null,
        file.problem?.message ?? null,
        file.indexed ? 1 : 0,
        options.now,
      );
  }

  #insertBlocks(blocks: readonly Block[]): void {
    const statement = this.#database.prepare(
      'INSERT INTO source_blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    for (const [position, block] of blocks.entries()) {
      statement.run(
        this.#workspaceId,
        block.id,
        block.file,
        position,
        block.kind,
        block.locator,
        block.title,
        block.text,
        block.start,
        block.end,
        block.timestamp,
        block.author,
        block.thread,
        JSON.stringify(block.fields),
      );
    }
  }

  #insertChunks(options: { readonly chunks: readonly StoredChunk[]; readonly embedder: string }): void {
    const statement = this.#database.prepare('INSERT INTO source_chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const chunk of options.chunks) {
      statement.run(
        this.#workspaceId,
        chunk.chunkId,
        chunk.blockId,
        chunk.file,
        chunk.kind,
        chunk.start,
        chunk.end,
        chunk.searchText,
        chunk.textSha256,
        options.embedder,
        chunk.vector === null ? null : vectorToBytes(chunk.vector),
      );
    }
  }

  #bumpRevision(): void {
    this.#database
      .prepare(
        'INSERT INTO source_revisions VALUES (?, 1) ON CONFLICT (workspace_id) DO UPDATE SET revision = revision + 1',
      )
      .run(this.#workspaceId);
  }
}
