import { z } from 'zod';
import type { SqliteDatabase } from './database.ts';

/** Bytes that a model took in memory when it was last loaded on this machine; null before its first load. */
export function loadedBytes(database: SqliteDatabase): (modelId: string) => number | null {
  const select = database
    .prepare(
      `SELECT json_extract(data, '$.bytes') FROM events
       WHERE type = 'model.loaded' AND json_extract(data, '$.modelId') = ? ORDER BY ts DESC, seq DESC LIMIT 1`,
    )
    .pluck();
  return (modelId) =>
    z
      .number()
      .nullable()
      .parse(select.get(modelId) ?? null);
}
