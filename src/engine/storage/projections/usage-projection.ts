import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

/** What each model was used for in a run: calls, items, tokens, milliseconds. */
export function createUsageProjection(database: SqliteDatabase): Projection {
  const add = database.prepare(
    `INSERT INTO usage(run_id, model_id, kind, calls, items, tokens_in, tokens_cached, tokens_out, model_ms)
     SELECT run_id, model_id, kind, 1, items, @tokensIn, @tokensCached, @tokensOut, @ms FROM spans
     WHERE run_id = @runId AND span_id = @callId
     ON CONFLICT(run_id, model_id, kind) DO UPDATE SET calls = calls + 1, items = items + excluded.items,
       tokens_in = tokens_in + excluded.tokens_in, tokens_cached = tokens_cached + excluded.tokens_cached,
       tokens_out = tokens_out + excluded.tokens_out, model_ms = model_ms + excluded.model_ms`,
  );
  return {
    tables: ['usage'],
    apply({ events }) {
      for (const event of events) {
        if (event.type !== 'model.completed') continue;
        const { callId, tokensIn, tokensCached, tokensOut, ms } = event.data;
        add.run({ runId: event.runId, callId, tokensIn, tokensCached, tokensOut, ms });
      }
    },
  };
}
