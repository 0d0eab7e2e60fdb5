import { z } from 'zod';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

/** Takes runs out of the store, with the bodies that nothing else refers to. */
export type RunRemoval = {
  /** Bytes as stored: the run's events, and bodies of its own. */
  size(runId: RunId): number;
  /** Runs that were forked from it. */
  forks(runId: RunId): number;
  /** Returns the bytes that became free. Forks stay and lose their parent. The run must not be at work. */
  remove(runId: RunId): number;
};

/** Bodies that this run refers to and no other run does. */
const ownBodies = `
SELECT sha256, LENGTH(body) AS bytes FROM blobs WHERE sha256 IN (
  SELECT sha256 FROM event_blobs WHERE run_id = @runId UNION SELECT output_sha FROM step_results WHERE run_id = @runId)
AND sha256 NOT IN (SELECT sha256 FROM event_blobs WHERE run_id <> @runId)
AND sha256 NOT IN (SELECT output_sha FROM step_results WHERE run_id <> @runId)`;

const Count = z.number();
const Bodies = z.array(z.object({ sha256: z.string(), bytes: z.number() }));

export function createRunRemoval(database: SqliteDatabase): RunRemoval {
  const bodies = database.prepare(ownBodies);
  const events = database
    .prepare('SELECT COALESCE(SUM(LENGTH(data) + LENGTH(event_id) + LENGTH(type)), 0) FROM events WHERE run_id = ?')
    .pluck();
  const forks = database.prepare('SELECT COUNT(*) FROM runs WHERE parent_run_id = ?').pluck();
  const orphan = database.prepare('UPDATE runs SET parent_run_id = NULL WHERE parent_run_id = ?');
  const removeRun = database.prepare('DELETE FROM runs WHERE run_id = ?');
  const removeBody = database.prepare('DELETE FROM blobs WHERE sha256 = ?');
  const size = (runId: RunId, own: z.infer<typeof Bodies>): number =>
    Count.parse(events.get(runId)) + own.reduce((sum, { bytes }) => sum + bytes, 0);
  const ownOf = (runId: RunId): z.infer<typeof Bodies> => Bodies.parse(bodies.all({ runId }));
  const remove = database.transaction((runId: RunId): number => {
    const own = ownOf(runId);
    const freed = size(runId, own);
    orphan.run(runId);
    removeRun.run(runId);
    for (const { sha256 } of own) removeBody.run(sha256);
    return freed;
  });
  return {
    size: (runId) => size(runId, ownOf(runId)),
    forks: (runId) => Count.parse(forks.get(runId)),
    remove: (runId) => remove.immediate(runId),
  };
}
