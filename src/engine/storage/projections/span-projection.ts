import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

/** Calls of models and tools, as bars on a time axis. */
export function createSpanProjection(database: SqliteDatabase): Projection {
  const open = database.prepare(
    `INSERT INTO spans(run_id, span_id, task_id, kind, name, model_id, items, status, started_at)
     VALUES(?, ?, ?, ?, ?, ?, ?, 'running', ?) ON CONFLICT DO NOTHING`,
  );
  const close = database.prepare('UPDATE spans SET status = ?, ended_at = ? WHERE run_id = ? AND span_id = ?');
  return {
    tables: ['spans'],
    apply({ events }) {
      for (const event of events) {
        const { runId, ts } = event;
        const taskId = event.taskId ?? null;
        if (event.type === 'model.requested') {
          const { callId, purpose, step, modelId, items } = event.data;
          open.run(runId, callId, taskId, purpose, step, modelId, items, ts);
        }
        if (event.type === 'tool.requested')
          open.run(runId, event.data.callId, taskId, 'tool', event.data.tool, null, 1, ts);
        if (event.type === 'model.completed' || event.type === 'tool.completed')
          close.run('completed', ts, runId, event.data.callId);
        if (event.type === 'model.failed' || event.type === 'tool.failed')
          close.run('failed', ts, runId, event.data.callId);
      }
    },
  };
}
