import type { RunEvent } from '../../../shared/events/index.ts';
import { isFinished } from '../../../shared/events/reduce-run.ts';
import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

export type RunProjection = Projection & { create(events: readonly RunEvent[]): void };

/** The list of runs. Its rows are updated, never deleted by a rebuild: everything else refers to them. */
export function createRunProjection(database: SqliteDatabase): RunProjection {
  const insert = database.prepare(
    `INSERT INTO runs(run_id, workspace_id, team_id, question, status, created_at, updated_at, parent_run_id, fork_seq)
     VALUES(?, ?, ?, ?, 'queued', ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    'UPDATE runs SET status = ?, head_seq = ?, recoveries = ?, updated_at = ? WHERE run_id = ?',
  );
  const own = database.prepare('UPDATE runs SET owner = ? WHERE run_id = ?');
  return {
    tables: [],
    create(events) {
      for (const event of events) {
        if (event.type !== 'run.created') continue;
        const { workspaceId, teamId, question, fork } = event.data;
        const origin = [fork?.runId ?? null, fork?.seq ?? null];
        insert.run(event.runId, workspaceId, teamId, question, event.ts, event.ts, ...origin);
      }
    },
    apply({ after, events }) {
      update.run(after.status, after.headSeq, after.recoveries, after.updatedAt, after.runId);
      for (const event of events) {
        if (event.type === 'run.started' || event.type === 'run.recovered') own.run(event.data.owner, event.runId);
      }
      if (isFinished(after.status)) own.run(null, after.runId);
    },
  };
}
