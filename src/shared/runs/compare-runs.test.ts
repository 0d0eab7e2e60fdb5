import { expect, test } from 'vitest';
import { Plan } from '../domain/task.ts';
import { emptyRunState } from '../events/run-state.ts';
import type { RunState, TaskState } from '../events/run-state.ts';
import { affectedTasks } from './affected-tasks.ts';
import { compareRuns } from './compare-runs.ts';

const budget = { tokens: 1, modelMs: 1, retries: 0 };
const plan = Plan.parse({
  version: 1,
  template: 't',
  goal: 'g',
  tasks: [
    ['report', ['sort', 'dates']],
    ['read', []],
    ['sort', ['read']],
    ['dates', []],
  ].map(([id, dependsOn]) => ({
    id,
    dependsOn,
    budget,
    kind: 'classify',
    title: `Title of ${String(id)}`,
    objective: 'o',
    skill: 's',
    assignee: 'a',
    inputs: {},
    acceptance: [],
    effects: 'E0',
    onFail: 'retry',
  })),
});

function run(outputs: Readonly<Record<string, string>>): RunState {
  const tasks = plan.tasks.map((task): TaskState => {
    const output = outputs[task.id] ?? task.id;
    const times = { startedAt: 1, endedAt: 5, attempt: 1, note: '', done: 0, total: 0 };
    const result = { output, summary: output, confidence: 1, openIssues: [], failure: null, reusedFrom: null };
    return { task, status: 'succeeded', ...times, ...result };
  });
  return { ...emptyRunState, plan, planAccepted: true, tasks };
}

test('the first divergence stands on top, whatever the order of the plan', () => {
  const { tasks, sameTasks, samePlan } = compareRuns(run({}), run({ report: 'other', sort: 'other' }));
  expect(tasks.map(({ taskId, differences }) => [taskId, differences])).toEqual([
    ['sort', ['output']],
    ['report', ['output']],
  ]);
  expect([sameTasks, samePlan]).toEqual([2, true]);
});

test('equal runs have no difference; a task that one run lacks is missing', () => {
  expect(compareRuns(run({}), run({}))).toMatchObject({ tasks: [], sameTasks: 4, claims: [], sameAnswer: true });
  const shorter = run({});
  const without = { ...shorter, tasks: shorter.tasks.filter(({ task }) => task.id !== 'dates') };
  expect(compareRuns(run({}), without).tasks).toMatchObject([
    { taskId: 'dates', differences: ['missing'], right: null },
  ]);
});

test('statements are compared by what they say and how they were judged', () => {
  const claim = { claimId: 'c', kind: 'cause', text: 'Rain.', shown: true, reason: '', citations: [] } as const;
  const left = { ...run({}), claims: [{ ...claim, verdict: 'supported' } as const] };
  const right = {
    ...run({}),
    claims: [{ ...claim, verdict: 'unsure' } as const, { ...claim, text: 'Snow.', verdict: 'supported' } as const],
  };
  expect(compareRuns(left, right).claims.map((pair) => [pair.left?.verdict ?? null, pair.right?.text ?? null])).toEqual(
    [
      ['supported', 'Rain.'],
      [null, 'Snow.'],
    ],
  );
});

test('a change reaches the task, its parts and what depends on it; a part reaches its parent and not its sisters', () => {
  const tasks = [
    ...plan.tasks,
    ...['sort/1', 'sort/2'].map((id) => ({ id, parentTaskId: 'sort', dependsOn: ['read'] })),
  ] as typeof plan.tasks;
  const reached = (taskId: string): readonly string[] => [...affectedTasks({ tasks, taskId })].toSorted();
  expect(reached('read')).toEqual(['read', 'report', 'sort', 'sort/1', 'sort/2']);
  expect(reached('sort/1')).toEqual(['report', 'sort', 'sort/1']);
  expect(reached('dates')).toEqual(['dates', 'report']);
});
