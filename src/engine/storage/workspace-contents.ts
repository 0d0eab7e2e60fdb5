import { z } from 'zod';
import { RunId } from '../../shared/kernel/ids.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

/** What the database holds of one workspace. Bytes are lengths of what is stored, without SQLite's own overhead. */
export type StoredContents = {
  readonly runs: number;
  readonly unfinishedRuns: readonly RunId[];
  readonly files: number;
  readonly blocks: number;
  readonly bytes: number;
};

/** Everything of a workspace at once: counting it, and deleting it. */
export type WorkspaceContentsStore = {
  count(workspaceId: WorkspaceId): StoredContents;
  /** Deletes its runs, what was read, and whatever else names it, but not the workspace itself. All or nothing. */
  clear(workspaceId: WorkspaceId): void;
};

const Count = z.object({ runs: z.number(), files: z.number(), blocks: z.number(), bytes: z.number() });
const Name = z.object({ name: z.string() });
const Run = z.object({ run_id: RunId });

const RUNS = 'SELECT run_id FROM runs WHERE workspace_id = :id';
/** Bodies that only these runs need may be needed by others as well; `clear` looks before it deletes. */
const BLOBS = `SELECT sha256 FROM event_blobs WHERE run_id IN (${RUNS})
  UNION SELECT output_sha FROM step_results WHERE run_id IN (${RUNS})`;

export function createWorkspaceContents(database: SqliteDatabase): WorkspaceContentsStore {
  const count = database.prepare(`SELECT
    (SELECT count(*) FROM runs WHERE workspace_id = :id) AS runs,
    (SELECT count(*) FROM source_files WHERE workspace_id = :id) AS files,
    (SELECT count(*) FROM source_blocks WHERE workspace_id = :id) AS blocks,
    (SELECT coalesce(sum(length(text) + length(fields)), 0) FROM source_blocks WHERE workspace_id = :id)
    + (SELECT coalesce(sum(length(search_text) + coalesce(length(vector), 0)), 0) FROM source_chunks WHERE workspace_id = :id)
    + (SELECT coalesce(sum(length(data)), 0) FROM events WHERE run_id IN (${RUNS}))
    + (SELECT coalesce(sum(length(body)), 0) FROM blobs WHERE sha256 IN (${BLOBS})) AS bytes`);
  const unfinished = database.prepare(`${RUNS} AND status IN ('queued','running','waiting')`);
  return {
    count(workspaceId) {
      const { runs, files, blocks, bytes } = Count.parse(count.get({ id: workspaceId }));
      const unfinishedRuns = unfinished.all({ id: workspaceId }).map((row) => Run.parse(row).run_id);
      return { runs, files, blocks, bytes, unfinishedRuns };
    },
    clear: (workspaceId) => {
      database.transaction(() => clear(database, workspaceId)).immediate();
    },
  };
}

function clear(database: SqliteDatabase, workspaceId: WorkspaceId): void {
  // Conversations and runs may point at each other; what matters is that all holds at the end.
  database.pragma('defer_foreign_keys = ON');
  const id = { id: workspaceId };
  database.exec('CREATE TEMP TABLE IF NOT EXISTS cleared_blobs(sha256 TEXT PRIMARY KEY) WITHOUT ROWID');
  database.exec('DELETE FROM cleared_blobs');
  database.prepare(`INSERT INTO cleared_blobs ${BLOBS}`).run(id);
  database.prepare(`DELETE FROM outcomes WHERE run_id IN (${RUNS})`).run(id);
  for (const table of tablesOfWorkspaces(database))
    database.prepare(`DELETE FROM "${table}" WHERE workspace_id = :id`).run(id);
  database.exec(`DELETE FROM blobs WHERE sha256 IN (SELECT sha256 FROM cleared_blobs)
    AND sha256 NOT IN (SELECT sha256 FROM event_blobs)
    AND sha256 NOT IN (SELECT output_sha FROM step_results)`);
  database.exec('DELETE FROM cleared_blobs');
}

/** Every table whose rows belong to a workspace, the newest migrations' included: none can be forgotten here. */
function tablesOfWorkspaces(database: SqliteDatabase): readonly string[] {
  return database
    .prepare(
      `SELECT m.name AS name FROM sqlite_schema m, pragma_table_info(m.name) c
       WHERE m.type = 'table' AND c.name = 'workspace_id' AND m.sql LIKE 'CREATE TABLE%' ORDER BY m.name`,
    )
    .all()
    .map((row) => Name.parse(row).name);
}
