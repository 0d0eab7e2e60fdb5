import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

export function createWaitProjection(database: SqliteDatabase): Projection {
  const open = database.prepare(
    `INSERT INTO waits(wait_id, run_id, task_id, kind, fingerprint, opened_seq) VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const resolve = database.prepare('UPDATE waits SET resolved_seq = ? WHERE wait_id = ? AND run_id = ?');
  return {
    tables: ['waits'],
    apply({ events }) {
      for (const event of events) {
        if (event.type === 'wait.opened') {
          const { waitId, kind, fingerprint } = event.data;
          open.run(waitId, event.runId, event.taskId ?? null, kind, fingerprint, event.seq);
        }
        if (event.type === 'wait.resolved') resolve.run(event.seq, event.data.waitId, event.runId);
      }
    },
  };
}
