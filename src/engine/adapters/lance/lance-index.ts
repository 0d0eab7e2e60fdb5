import { rm } from 'node:fs/promises';
import type * as LanceModule from '@lancedb/lancedb';
import type { Connection, Table } from '@lancedb/lancedb';
import type { Field, Schema } from 'apache-arrow';
import { z } from 'zod';
import type { IndexedChunk, IndexHit, VectorIndex } from '../../ports/vector-index.ts';

export type LanceIndexOptions = {
  /** A folder of this index alone; made when missing, emptied when it cannot be read. */
  readonly folder: string;
  readonly dimensions: number;
  /** Rows from which vectors get an approximate index; below, the exact scan is as fast and finds everything. */
  readonly approximateFrom?: number;
};

export type OpenLanceIndex = {
  readonly index: VectorIndex;
  /** True when nothing is in it: the caller has to fill it again from SQLite. */
  readonly fresh: boolean;
};

type Lance = typeof LanceModule;

/** Rows per write: single-row writes make every later search slower (performance notes, 4.5). */
const FLUSH_ROWS = 1000;
const TABLE = 'chunks';

/** Opens the LanceDB table of one workspace. One process, one writer; a table of another shape or a damaged one is made anew. */
export async function openLanceIndex(options: LanceIndexOptions): Promise<OpenLanceIndex> {
  // Its Rust side reports every first write as a warning on the terminal.
  process.env['LANCEDB_LOG'] ??= 'error';
  const lance = await import('@lancedb/lancedb');
  try {
    return await openTable(lance, options);
  } catch {
    await rm(options.folder, { recursive: true, force: true });
    return await openTable(lance, options);
  }
}

async function openTable(lance: Lance, options: LanceIndexOptions): Promise<OpenLanceIndex> {
  const connection = await lance.connect(options.folder);
  const names = await connection.tableNames();
  if (names.includes(TABLE)) {
    const table = await connection.openTable(TABLE);
    if (await hasShape(table, options.dimensions)) {
      const rows = await table.countRows();
      return { index: new LanceIndex({ lance, connection, table, options }), fresh: rows === 0 };
    }
    table.close();
  }
  const table = await connection.createEmptyTable(TABLE, await schemaOf(options.dimensions), { mode: 'overwrite' });
  return { index: new LanceIndex({ lance, connection, table, options }), fresh: true };
}

async function schemaOf(dimensions: number): Promise<Schema> {
  const arrow = await import('apache-arrow');
  const text = (name: string): Field => new arrow.Field(name, new arrow.Utf8(), false);
  const number = new arrow.Field('item', new arrow.Float32(), true);
  const vector = new arrow.Field('vector', new arrow.FixedSizeList(dimensions, number), false);
  return new arrow.Schema([text('chunk_id'), text('block_id'), text('kind'), text('file'), text('text'), vector]);
}

async function hasShape(table: Table, dimensions: number): Promise<boolean> {
  const { fields } = await table.schema();
  const vector = fields.find(({ name }) => name === 'vector');
  return fields.length === 6 && String(vector?.type) === `FixedSizeList[${dimensions}]<Float32>`;
}

const HitRow = z.object({
  chunk_id: z.string(),
  block_id: z.string(),
  _distance: z.number().optional(),
  _score: z.number().optional(),
});

class LanceIndex implements VectorIndex {
  readonly #lance: Lance;
  readonly #connection: Connection;
  readonly #table: Table;
  readonly #approximateFrom: number;
  #replaced = new Set<string>();
  #rows: Record<string, unknown>[] = [];

  constructor(options: {
    readonly lance: Lance;
    readonly connection: Connection;
    readonly table: Table;
    readonly options: LanceIndexOptions;
  }) {
    this.#lance = options.lance;
    this.#connection = options.connection;
    this.#table = options.table;
    this.#approximateFrom = options.options.approximateFrom ?? 20_000;
  }

  async replaceFile(options: { readonly file: string; readonly chunks: readonly IndexedChunk[] }): Promise<void> {
    this.#replaced.add(options.file);
    this.#rows.push(...options.chunks.map(asRow));
    if (this.#rows.length >= FLUSH_ROWS) await this.#flush();
  }

  async removeFile(options: { readonly file: string }): Promise<void> {
    this.#replaced.add(options.file);
  }

  async clear(): Promise<void> {
    this.#replaced = new Set();
    this.#rows = [];
    await this.#table.delete('true');
  }

  async finish(): Promise<void> {
    await this.#flush();
    const rows = await this.#table.countRows();
    if (rows === 0) return;
    const indexed = new Set((await this.#table.listIndices()).flatMap(({ columns }) => columns));
    if (!indexed.has('text')) {
      const config = this.#lance.Index.fts({
        withPosition: false,
        language: 'English',
        stem: true,
        removeStopWords: false,
        asciiFolding: true,
        lowercase: true,
      });
      await this.#table.createIndex('text', { config });
    }
    if (!indexed.has('vector') && rows >= this.#approximateFrom) {
      await this.#table.createIndex('vector', { config: this.#lance.Index.hnswSq({ distanceType: 'dot' }) });
    }
    await this.#table.optimize({ cleanupOlderThan: new Date() });
  }

  async nearest(options: {
    readonly vector: Float32Array;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]> {
    // The default effort of the approximate index finds a quarter of the true neighbours; this one nearly all (notes 4.5).
    const query = this.#table
      .vectorSearch(options.vector)
      .distanceType('dot')
      .nprobes(20)
      .ef(Math.max(100, options.limit * 2))
      .refineFactor(3);
    const filter = kindFilter(options.kinds);
    if (filter !== null) query.where(filter);
    const rows: unknown[] = await query.select(['chunk_id', 'block_id', '_distance']).limit(options.limit).toArray();
    return hitsOf(rows, (row) => 1 - (row._distance ?? 1));
  }

  async matches(options: {
    readonly query: string;
    readonly limit: number;
    readonly kinds: readonly string[] | null;
  }): Promise<readonly IndexHit[]> {
    const words = options.query.match(/[\p{L}\p{N}]+/gu)?.slice(0, 64) ?? [];
    if (words.length === 0) return [];
    const query = this.#table.query().fullTextSearch(new this.#lance.MatchQuery(words.join(' '), 'text'));
    const filter = kindFilter(options.kinds);
    if (filter !== null) query.where(filter);
    const rows: unknown[] = await query.select(['chunk_id', 'block_id', '_score']).limit(options.limit).toArray();
    return hitsOf(rows, (row) => row._score ?? 0);
  }

  async close(): Promise<void> {
    this.#table.close();
    this.#connection.close();
  }

  async #flush(): Promise<void> {
    const files = [...this.#replaced];
    const rows = this.#rows;
    this.#replaced = new Set();
    this.#rows = [];
    if (files.length > 0) await this.#table.delete(`file IN (${files.map(quoted).join(', ')})`);
    if (rows.length > 0) await this.#table.add(rows);
  }
}

function asRow(chunk: IndexedChunk): Record<string, unknown> {
  const { chunkId, blockId, kind, file, text, vector } = chunk;
  return { chunk_id: chunkId, block_id: blockId, kind, file, text, vector: Array.from(vector) };
}

/** SQL text literals: a quote is doubled, nothing else has a meaning. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function kindFilter(kinds: readonly string[] | null): string | null {
  return kinds === null || kinds.length === 0 ? null : `kind IN (${kinds.map(quoted).join(', ')})`;
}

function hitsOf(rows: readonly unknown[], scoreOf: (row: z.infer<typeof HitRow>) => number): IndexHit[] {
  return rows.map((raw, position) => {
    const row = HitRow.parse(raw);
    return { chunkId: row.chunk_id, blockId: row.block_id, rank: position + 1, score: scoreOf(row) };
  });
}
