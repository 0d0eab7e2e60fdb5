import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { InterruptedRun } from '../../shared/contract/session.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { RunRepository, RunRow } from '../storage/index.ts';

/**
 * The `session` group. Call it before runs are recovered: what is unfinished then was cut off. A run that only waited for its person
 * when its engine was closed in order was not cut off, it goes on with the answer.
 */
export function createSessionHandlers(options: {
  readonly runs: RunRepository;
  /** Names this engine; a run's row says who works on it. */
  readonly owner: string;
  /** Runs that wait their turn in this engine. */
  readonly queued: () => readonly RunId[];
}): EngineHandlers['session'] {
  const { runs, owner, queued } = options;
  const isOurs = (row: RunRow): boolean => row.owner === owner || queued().includes(row.runId);
  const left = runs.unfinished().flatMap((row) => cutOff(row));
  return {
    atWork: async () =>
      ok({
        runs: runs
          .unfinished()
          .filter(isOurs)
          .map(({ runId, question, status, createdAt }) => ({ runId, question, status, createdAt })),
      }),
    interrupted: async () =>
      ok({
        runs: left.flatMap((run) => {
          const now = runs.find(run.runId);
          if (now === null || isFinished(now.status)) return [];
          return [{ ...run, goesOn: isOurs(now) }];
        }),
      }),
  };
}

function cutOff({ runId, workspaceId, question, status, owner }: RunRow): readonly Omit<InterruptedRun, 'goesOn'>[] {
  if (owner === null && status === 'waiting') return [];
  return [{ runId, workspaceId, question, because: owner === null ? 'quit' : 'crash' }];
}
