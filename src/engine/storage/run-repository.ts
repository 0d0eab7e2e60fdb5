import { z } from 'zod';
import { RunStatus } from '../../shared/domain/answer.ts';
import { RunId, TaskId, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

const Row = z
  .object({
    run_id: RunId,
    workspace_id: WorkspaceId,
    team_id: z.string(),
    question: z.string(),
    status: RunStatus,
    owner: z.string().nullable(),
    parent_run_id: RunId.nullable(),
    recoveries: z.number(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .transform((row) => ({
    runId: row.run_id,
    workspaceId: row.workspace_id,
    teamId: row.team_id,
    question: row.question,
    status: row.status,
    owner: row.owner,
    parentRunId: row.parent_run_id,
    recoveries: row.recoveries,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));
export type RunRow = z.infer<typeof Row>;

const EffectRow = z
  .object({ idem_key: z.string(), task_id: TaskId, tool: z.string() })
  .transform((row) => ({ key: row.idem_key, taskId: row.task_id, tool: row.tool }));
export type IntendedEffect = z.infer<typeof EffectRow>;

/** Questions about many runs; everything about one run is in its state. */
export type RunRepository = {
  /** Newest first. */
  list(options: { readonly workspaceId: WorkspaceId | null; readonly limit: number }): readonly RunRow[];
  find(runId: RunId): RunRow | null;
  /** Runs that have not ended, oldest first. */
  unfinished(): readonly RunRow[];
  /** Effects that were begun and never settled. */
  intendedEffects(runId: RunId): readonly IntendedEffect[];
  /** Lets go of a run on a proper shutdown, so that going on with it later does not count as a recovery. */
  release(runId: RunId): void;
};

export function createRunRepository(database: SqliteDatabase): RunRepository {
  const listAll = database.prepare('SELECT * FROM runs ORDER BY created_at DESC, run_id DESC LIMIT ?');
  const listOf = database.prepare(
    'SELECT * FROM runs WHERE workspace_id = ? ORDER BY created_at DESC, run_id DESC LIMIT ?',
  );
  const one = database.prepare('SELECT * FROM runs WHERE run_id = ?');
  const unfinished = database.prepare(
    `SELECT * FROM runs WHERE status IN ('queued','running','waiting') ORDER BY created_at, run_id`,
  );
  const intended = database.prepare(`SELECT * FROM effects WHERE run_id = ? AND state = 'intended' ORDER BY seq`);
  const release = database.prepare('UPDATE runs SET owner = NULL WHERE run_id = ?');
  return {
    list: ({ workspaceId, limit }) =>
      (workspaceId === null ? listAll.all(limit) : listOf.all(workspaceId, limit)).map((row) => Row.parse(row)),
    find: (runId) => {
      const row = one.get(runId);
      return row === undefined ? null : Row.parse(row);
    },
    unfinished: () => unfinished.all().map((row) => Row.parse(row)),
    intendedEffects: (runId) => intended.all(runId).map((row) => EffectRow.parse(row)),
    release: (runId) => {
      release.run(runId);
    },
  };
}
