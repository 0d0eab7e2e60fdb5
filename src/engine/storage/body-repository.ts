import { z } from 'zod';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

const RunUse = z.object({ workspace_id: WorkspaceId, runs: z.number(), bytes: z.number() });
const SourceUse = z.object({ workspace_id: WorkspaceId, bytes: z.number() });
const Dropped = z.object({ bodies: z.number(), bytes: z.number() });

/** How much the bodies of runs and sources take, and how the old ones go. Sizes are bytes as stored. */
export type BodyRepository = {
  runUse(): readonly { readonly workspaceId: WorkspaceId; readonly runs: number; readonly bytes: number }[];
  sourceUse(): readonly { readonly workspaceId: WorkspaceId; readonly bytes: number }[];
  /** Empties prompts and raw outputs that only runs name which ended before `before` (epoch milliseconds). */
  dropCallBodies(options: { readonly before: number }): { readonly bodies: number; readonly freedBytes: number };
};

const ENDED_BEFORE = `SELECT run_id FROM runs WHERE status IN ('succeeded','partial','failed','cancelled') AND updated_at < @before`;
const CALLS = `('model.requested','model.completed')`;
/** Named by a call of an old run, and by nothing that has to stay readable: another event, a younger run. */
const DROPPABLE = `
  SELECT sha256 FROM event_blobs JOIN events USING (run_id, seq) WHERE run_id IN (${ENDED_BEFORE}) AND type IN ${CALLS}
  EXCEPT
  SELECT sha256 FROM event_blobs JOIN events USING (run_id, seq) WHERE run_id NOT IN (${ENDED_BEFORE}) OR type NOT IN ${CALLS}
  EXCEPT
  SELECT output_sha FROM step_results WHERE run_id NOT IN (${ENDED_BEFORE})`;

export function createBodyRepository(database: SqliteDatabase): BodyRepository {
  const runUse = database.prepare(`
    SELECT workspace_id, count(*) AS runs, coalesce((
      SELECT sum(length(body)) FROM blobs WHERE sha256 IN (
        SELECT sha256 FROM event_blobs JOIN runs AS own USING (run_id) WHERE own.workspace_id = runs.workspace_id
        UNION
        SELECT output_sha FROM step_results JOIN runs AS own USING (run_id) WHERE own.workspace_id = runs.workspace_id)
    ), 0) AS bytes FROM runs GROUP BY workspace_id`);
  const sourceUse = database.prepare(`
    SELECT workspace_id, sum(bytes) AS bytes FROM (
      SELECT workspace_id, sum(length(CAST(text AS BLOB)) + length(CAST(fields AS BLOB))) AS bytes
        FROM source_blocks GROUP BY workspace_id
      UNION ALL
      SELECT workspace_id, sum(length(CAST(search_text AS BLOB)) + coalesce(length(vector), 0))
        FROM source_chunks GROUP BY workspace_id
    ) GROUP BY workspace_id`);
  const measure = database.prepare(
    `SELECT count(*) AS bodies, coalesce(sum(length(body)), 0) AS bytes FROM blobs WHERE length(body) > 0 AND sha256 IN (${DROPPABLE})`,
  );
  const empty = database.prepare(
    `UPDATE blobs SET codec = 'raw', body = zeroblob(0) WHERE length(body) > 0 AND sha256 IN (${DROPPABLE})`,
  );
  const drop = database.transaction((options: { readonly before: number }) => {
    const { bodies, bytes } = Dropped.parse(measure.get(options));
    empty.run(options);
    return { bodies, freedBytes: bytes };
  });
  return {
    runUse: () =>
      runUse
        .all()
        .map((row) => RunUse.parse(row))
        .map(({ workspace_id: workspaceId, runs, bytes }) => ({ workspaceId, runs, bytes })),
    sourceUse: () =>
      sourceUse
        .all()
        .map((row) => SourceUse.parse(row))
        .map(({ workspace_id: workspaceId, bytes }) => ({ workspaceId, bytes })),
    dropCallBodies: (options) => drop.immediate(options),
  };
}
