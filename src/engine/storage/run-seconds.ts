import { z } from 'zod';
import type { SqliteDatabase } from './database.ts';

/** Enough to level out a machine that was busy once. */
const newest = 5;

/** Median wall time of a team's newest successful runs in seconds; null before the first. Time of waiting for the person counts. */
export function secondsOfNewestRuns(database: SqliteDatabase): (teamId: string) => number | null {
  const select = database
    .prepare(
      `SELECT json_extract(events.data, '$.usage.wallMs') FROM runs JOIN events USING (run_id)
       WHERE runs.team_id = ? AND runs.status = 'succeeded' AND events.type = 'run.finished'
       ORDER BY runs.created_at DESC LIMIT ${newest}`,
    )
    .pluck();
  return (teamId) => {
    const walls = z.array(z.number()).parse(select.all(teamId));
    const middle = walls.toSorted((left, right) => left - right)[Math.floor(walls.length / 2)];
    return middle === undefined ? null : Math.ceil(middle / 1000);
  };
}
