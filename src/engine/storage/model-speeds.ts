import { z } from 'zod';
import type { SqliteDatabase } from './database.ts';

/** How fast a model worked here; rates are per second of one call, and null where no call tells. */
export type ModelSpeedRow = {
  readonly modelId: string;
  readonly calls: number;
  readonly readPerSecond: number | null;
  readonly writtenPerSecond: number | null;
  readonly decisionsPerSecond: number | null;
};

/** Newer calls say more about the machine as it is now. */
const NEWEST_CALLS = 2000;

const Row = z.object({
  model_id: z.string(),
  calls: z.number(),
  read_tokens: z.number(),
  read_ms: z.number(),
  written_tokens: z.number(),
  written_ms: z.number(),
  decisions: z.number(),
  decision_ms: z.number(),
});

/**
 * Rates over the newest finished calls of all runs. A generation reads until its first token and writes afterwards; a decision only
 * reads. Calls that share a batch each count their own time, so the rates are what one call saw, not the machine's sum.
 */
export function createModelSpeeds(database: SqliteDatabase): () => readonly ModelSpeedRow[] {
  const select = database.prepare(`
    WITH newest AS (
      SELECT run_id, span_id, json_extract(data, '$.tokensIn') AS tokens_in, json_extract(data, '$.tokensOut') AS tokens_out,
        json_extract(data, '$.firstTokenMs') AS first_ms, json_extract(data, '$.ms') AS ms
      FROM events WHERE type = 'model.completed' ORDER BY ts DESC LIMIT ${NEWEST_CALLS})
    SELECT spans.model_id AS model_id, count(*) AS calls,
      sum(tokens_in) AS read_tokens, sum(CASE spans.kind WHEN 'generate' THEN first_ms ELSE ms END) AS read_ms,
      sum(CASE spans.kind WHEN 'generate' THEN tokens_out - 1 ELSE 0 END) AS written_tokens,
      sum(CASE spans.kind WHEN 'generate' THEN ms - first_ms ELSE 0 END) AS written_ms,
      sum(CASE spans.kind WHEN 'decide' THEN spans.items ELSE 0 END) AS decisions,
      sum(CASE spans.kind WHEN 'decide' THEN ms ELSE 0 END) AS decision_ms
    FROM newest JOIN spans USING (run_id, span_id)
    WHERE spans.model_id IS NOT NULL GROUP BY spans.model_id ORDER BY spans.model_id`);
  return () =>
    select.all().map((found) => {
      const row = Row.parse(found);
      return {
        modelId: row.model_id,
        calls: row.calls,
        readPerSecond: rate(row.read_tokens, row.read_ms),
        writtenPerSecond: rate(row.written_tokens, row.written_ms),
        decisionsPerSecond: rate(row.decisions, row.decision_ms),
      };
    });
}

function rate(count: number, milliseconds: number): number | null {
  return count <= 0 || milliseconds <= 0 ? null : (count * 1000) / milliseconds;
}
