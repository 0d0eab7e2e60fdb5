import { expect, test } from 'vitest';
import type { RunSummary } from '../../../shared/contract/runs.ts';
import { RunId, WorkspaceId } from '../../../shared/kernel/ids.ts';
import { everyRun, filterRuns } from './filter-runs.ts';

const run = (id: string, question: string, teamId: string, status: RunSummary['status']): RunSummary => ({
  runId: RunId.parse(id),
  workspaceId: WorkspaceId.parse('w'),
  parentRunId: null,
  createdAt: 0,
  updatedAt: 0,
  question,
  teamId,
  status,
});
const runs = [
  run('a', 'Why is the launch late?', 'launch-delay', 'succeeded'),
  run('b', 'Sort the tickets', 'triage', 'failed'),
  run('c', 'Who delays the launch?', 'launch-delay', 'running'),
];

test('words, status and team narrow the list together', () => {
  const ids = (filter: Partial<typeof everyRun>): readonly string[] =>
    filterRuns(runs, { ...everyRun, ...filter }).map(({ runId }) => runId);
  expect(ids({})).toEqual(['a', 'b', 'c']);
  expect(ids({ search: ' LAUNCH  late ' })).toEqual(['a']);
  expect(ids({ teamId: 'launch-delay', status: 'running' })).toEqual(['c']);
  expect(ids({ search: 'nothing' })).toEqual([]);
});
