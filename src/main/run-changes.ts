import type { RunSummary } from '../shared/contract/runs.ts';
import type { RunAtWork } from '../shared/contract/session.ts';

/** What a person who looks elsewhere wants to hear of a run. */
export type RunChange = {
  readonly kind: 'succeeded' | 'partial' | 'failed' | 'cancelled' | 'asks';
  readonly runId: string;
  readonly question: string;
  /** Since the run was created, milliseconds. */
  readonly ranMs: number;
};

/** Runs that ended or began to wait between two answers of the engine. `recent` says how those that are gone ended. */
export function changesBetween(options: {
  readonly before: readonly RunAtWork[];
  readonly now: readonly RunAtWork[];
  readonly recent: readonly Pick<RunSummary, 'runId' | 'status'>[];
  /** Epoch milliseconds. */
  readonly at: number;
}): readonly RunChange[] {
  const { before, now, recent, at } = options;
  return before.flatMap((run): readonly RunChange[] => {
    const { runId, question, createdAt } = run;
    const still = now.find((other) => other.runId === runId);
    const status = still?.status ?? recent.find((other) => other.runId === runId)?.status;
    const change = { runId, question, ranMs: at - createdAt };
    switch (status) {
      case 'waiting':
        return run.status === 'waiting' ? [] : [{ ...change, kind: 'asks' }];
      case 'succeeded':
      case 'partial':
      case 'failed':
      case 'cancelled':
        return [{ ...change, kind: status }];
      case 'queued':
      case 'running':
      case undefined:
        return [];
    }
  });
}
