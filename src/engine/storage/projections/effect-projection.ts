import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

/** Effects on the world outside the store: what was meant, what is known to have happened (ENGINE 10). */
export function createEffectProjection(database: SqliteDatabase): Projection {
  const intend = database.prepare(
    `INSERT INTO effects(idem_key, run_id, task_id, tool, args_sha, state, seq) VALUES(?, ?, ?, ?, ?, 'intended', ?)
     ON CONFLICT(idem_key) DO UPDATE SET state = 'intended', seq = excluded.seq`,
  );
  const settle = database.prepare('UPDATE effects SET state = ?, seq = ? WHERE idem_key = ? AND run_id = ?');
  return {
    tables: ['effects'],
    apply({ events }) {
      for (const event of events) {
        if (event.type === 'effect.intended') {
          const { key, tool, arguments: sha256 } = event.data;
          intend.run(key, event.runId, event.taskId ?? '', tool, sha256, event.seq);
        }
        if (event.type === 'effect.committed') settle.run('committed', event.seq, event.data.key, event.runId);
        if (event.type === 'effect.failed') settle.run('failed', event.seq, event.data.key, event.runId);
        if (event.type === 'effect.unknown') settle.run('unknown', event.seq, event.data.key, event.runId);
      }
    },
  };
}
