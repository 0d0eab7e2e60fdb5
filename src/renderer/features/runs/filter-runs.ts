import type { RunSummary } from '../../../shared/contract/runs.ts';

export type RunFilter = {
  /** Words that must all occur in the question, the team or the id, whatever their case. */
  readonly search: string;
  /** Null: all. */
  readonly status: RunSummary['status'] | null;
  readonly teamId: string | null;
};

export const everyRun: RunFilter = { search: '', status: null, teamId: null };

export function filterRuns(runs: readonly RunSummary[], filter: RunFilter): readonly RunSummary[] {
  const words = filter.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return runs.filter((run) => {
    if (filter.status !== null && run.status !== filter.status) return false;
    if (filter.teamId !== null && run.teamId !== filter.teamId) return false;
    const text = `${run.question} ${run.teamId} ${run.runId}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
