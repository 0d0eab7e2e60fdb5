import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

export function createAttemptProjection(database: SqliteDatabase): Projection {
  const start = database.prepare(
    `INSERT INTO attempts(run_id, task_id, attempt, status, started_at) VALUES(?, ?, ?, 'running', ?) ON CONFLICT DO NOTHING`,
  );
  const end = database.prepare(
    `UPDATE attempts SET status = ?, ended_at = ?, reason = ? WHERE run_id = ? AND task_id = ? AND status = 'running'`,
  );
  return {
    tables: ['attempts'],
    apply({ events }) {
      for (const event of events) {
        const { runId, ts, taskId } = event;
        if (taskId === undefined) continue;
        if (event.type === 'task.started') start.run(runId, taskId, event.attempt ?? 1, ts);
        if (event.type === 'task.succeeded') end.run('succeeded', ts, '', runId, taskId);
        if (event.type === 'task.failed') end.run('failed', ts, event.data.message, runId, taskId);
        if (event.type === 'task.interrupted') end.run('interrupted', ts, event.data.reason, runId, taskId);
      }
    },
  };
}
