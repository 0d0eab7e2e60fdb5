import type { Plan, Task } from '../domain/task.ts';
import { assertNever } from '../kernel/assert.ts';
import type { RunEvent } from './index.ts';
import type { RunState, TaskState } from './run-state.ts';

type PlanEvent = Extract<RunEvent, { readonly type: `plan.${string}` }>;

export function reducePlan(state: RunState, event: PlanEvent): RunState {
  switch (event.type) {
    case 'plan.proposed':
      return { ...withPlan(state, event.data.plan), planAccepted: false, violations: [] };
    case 'plan.accepted':
      return { ...withPlan(state, event.data.plan), planAccepted: true, violations: [] };
    case 'plan.rejected':
      return { ...state, planAccepted: false, violations: event.data.violations };
    case 'plan.expanded':
      return expand(state, event.data.parentTaskId, event.data.tasks);
    default:
      return assertNever(event);
  }
}

/** Work done under an earlier version of the plan stays with the tasks that are still in it. */
function withPlan(state: RunState, plan: Plan): RunState {
  const known = new Map(state.tasks.map((task) => [task.task.id, task]));
  const planned = plan.tasks.map((task) => ({ ...(known.get(task.id) ?? plannedTask(task)), task }));
  return { ...state, plan, tasks: planned };
}

function expand(state: RunState, parentTaskId: string, tasks: readonly Task[]): RunState {
  const known = new Set(state.tasks.map((task) => task.task.id));
  const added = tasks.filter((task) => !known.has(task.id)).map(plannedTask);
  const parent = state.tasks.findLastIndex(
    ({ task }) => task.id === parentTaskId || task.parentTaskId === parentTaskId,
  );
  const place = parent === -1 ? state.tasks.length : parent + 1;
  return { ...state, tasks: [...state.tasks.slice(0, place), ...added, ...state.tasks.slice(place)] };
}

function plannedTask(task: Task): TaskState {
  return {
    task,
    status: 'planned',
    attempt: 0,
    startedAt: null,
    endedAt: null,
    note: '',
    done: 0,
    total: 0,
    output: null,
    summary: '',
    confidence: null,
    openIssues: [],
    failure: null,
    reusedFrom: null,
  };
}
