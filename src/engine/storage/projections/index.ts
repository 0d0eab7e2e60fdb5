import type { RunEvent } from '../../../shared/events/index.ts';
import type { SqliteDatabase } from '../database.ts';
import { createAttemptProjection } from './attempt-projection.ts';
import { createEffectProjection } from './effect-projection.ts';
import type { Change } from './projection.ts';
import { createRunProjection } from './run-projection.ts';
import { createSpanProjection } from './span-projection.ts';
import { createTaskProjection } from './task-projection.ts';
import { createUsageProjection } from './usage-projection.ts';
import { createWaitProjection } from './wait-projection.ts';

export type Projections = {
  /** The row that every other row of a run refers to; before its first event. */
  createRun(events: readonly RunEvent[]): void;
  apply(change: Change): void;
  clear(): void;
};

export function createProjections(database: SqliteDatabase): Projections {
  const run = createRunProjection(database);
  // In this order: usage reads the span of its call.
  const all = [
    run,
    createTaskProjection(database),
    createAttemptProjection(database),
    createSpanProjection(database),
    createUsageProjection(database),
    createWaitProjection(database),
    createEffectProjection(database),
  ];
  return {
    createRun: run.create,
    apply(change) {
      for (const projection of all) projection.apply(change);
    },
    clear() {
      for (const table of all.flatMap((projection) => projection.tables)) database.exec(`DELETE FROM ${table}`);
    },
  };
}
