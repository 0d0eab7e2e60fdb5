import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../../shared/domain/task.ts';
import { RunEvent } from '../../shared/events/index.ts';
import { foldRun, reduceRun } from '../../shared/events/reduce-run.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { demoPlan, demoTask } from '../testing/demo-team.ts';
import { blockedTasks, criticalPaths, orderTasks, readyTasks } from './scheduler.ts';

function event(seq: number, fields: Record<string, unknown>): RunEvent {
  return RunEvent.parse({ runId: 'r', seq, eventId: `r:${seq}`, ts: seq, ver: 1, ...fields });
}

function accepted(tasks: readonly Task[]): RunState {
  return foldRun([event(1, { type: 'plan.accepted', data: { plan: { ...demoPlan, tasks }, by: 'rule' } })]);
}

function ended(state: RunState, taskId: string, type: 'task.succeeded' | 'task.failed' | 'task.skipped'): RunState {
  const data = {
    'task.succeeded': { output: 'ab'.repeat(32), summary: '', confidence: 1, openIssues: [] },
    'task.failed': { code: 'c', message: 'm', final: true },
    'task.skipped': { reason: 'r' },
  }[type];
  return reduceRun(state, event(state.headSeq + 1, { type, data, taskId }));
}

test('the longest chain goes first, then the loaded model, then the plan', () => {
  const state = accepted([
    demoTask({ id: 'short' }),
    demoTask({ id: 'writer', assignee: 'writer' }),
    demoTask({ id: 'long' }),
    demoTask({ id: 'after-long', dependsOn: ['long'] }),
  ]);
  expect(Object.fromEntries(criticalPaths(state))).toEqual({ short: 1, writer: 1, long: 2, 'after-long': 1 });
  const order = orderTasks({
    state,
    ready: readyTasks(state),
    residentModel: 'large',
    firstModelOf: ({ task }) => (task.assignee === 'writer' ? 'large' : 'small'),
  });
  expect(order.map(({ task }) => task.id)).toEqual(['long', 'writer', 'short']);
});

test('what needs a failed task is blocked; what needs a task that may be skipped is not', () => {
  const tasks = [
    demoTask({ id: 'optional', onFail: 'skip' }),
    demoTask({ id: 'needed' }),
    demoTask({ id: 'a', dependsOn: ['optional'] }),
    demoTask({ id: 'b', dependsOn: ['needed'] }),
  ];
  const state = ended(ended(accepted(tasks), 'optional', 'task.skipped'), 'needed', 'task.failed');
  expect(readyTasks(state).map(({ task }) => task.id)).toEqual(['a']);
  expect(blockedTasks(state)).toEqual([{ taskId: 'b', because: 'needs “needed”, which was not done' }]);
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Every task may need only tasks before it, so there is no circle. */
const acyclic = fc
  .tuple(
    ...ids.map((_id, index) => fc.subarray(ids.slice(0, index))),
    fc.array(fc.constantFrom('retry', 'skip'), { minLength: 6, maxLength: 6 }),
  )
  .map((parts) => {
    const onFail = parts.at(-1) as string[];
    return ids.map((id, index) =>
      demoTask({ id, dependsOn: parts[index] as string[], onFail: onFail[index] === 'skip' ? 'skip' : 'retry' }),
    );
  });

test('every acyclic plan is worked off whatever fails: each task ends once, after all that it needs', () => {
  fc.assert(
    fc.property(acyclic, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (tasks, fails) => {
      let state = accepted(tasks);
      const order: string[] = [];
      for (let step = 0; step < 50; step += 1) {
        for (const { taskId } of blockedTasks(state)) state = ended(state, taskId, 'task.skipped');
        const next = readyTasks(state)[0];
        if (next === undefined && blockedTasks(state).length === 0) break;
        if (next === undefined) continue;
        const { id, onFail, dependsOn } = next.task;
        expect(order).not.toContain(id);
        const open = state.tasks.filter(({ status }) => status === 'planned').map(({ task }) => task.id);
        expect(dependsOn.filter((needed) => open.includes(needed))).toEqual([]);
        order.push(id);
        const type = !fails[ids.indexOf(id)] ? 'task.succeeded' : onFail === 'skip' ? 'task.skipped' : 'task.failed';
        state = ended(state, id, type);
      }
      expect(state.tasks.filter(({ status }) => status === 'planned')).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
