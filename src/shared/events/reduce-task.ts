import { assertNever } from '../kernel/assert.ts';
import type { RunEvent } from './index.ts';
import type { FreshLists } from './list-change.ts';
import { replaced } from './list-change.ts';
import type { RunState, TaskState } from './run-state.ts';

type TaskEvent = Extract<RunEvent, { readonly type: `task.${string}` }>;

export function reduceTask(state: RunState, event: TaskEvent, fresh: FreshLists | null): RunState {
  return withTask(state, event.taskId ?? null, (task) => nextTask({ state, task, event }), fresh);
}

/** Changes one task; a task id that the run does not have changes nothing. */
export function withTask(
  state: RunState,
  taskId: string | null,
  change: (task: TaskState) => TaskState,
  fresh: FreshLists | null = null,
): RunState {
  const index = taskId === null ? -1 : state.tasks.findIndex((task) => task.task.id === taskId);
  const task = state.tasks[index];
  if (task === undefined) return state;
  return { ...state, tasks: replaced({ list: state.tasks, index, item: change(task), fresh }) };
}

function nextTask(options: {
  readonly state: RunState;
  readonly task: TaskState;
  readonly event: TaskEvent;
}): TaskState {
  const { state, task, event } = options;
  switch (event.type) {
    case 'task.started': {
      // A task that runs again after a restart, on its way to a question that is still open, counts as waiting for it.
      const asked = state.waits.some((wait) => wait.taskId === task.task.id && wait.decision === null);
      const attempt = event.attempt ?? task.attempt + 1;
      return {
        ...task,
        status: asked ? 'waiting' : 'running',
        attempt,
        startedAt: event.ts,
        endedAt: null,
        failure: null,
      };
    }
    case 'task.progress':
      return { ...task, note: event.data.note, done: event.data.done, total: event.data.total };
    case 'task.succeeded': {
      const { output, summary, confidence, openIssues } = event.data;
      return {
        ...task,
        status: 'succeeded',
        endedAt: event.ts,
        output,
        summary,
        confidence,
        openIssues,
        failure: null,
      };
    }
    case 'task.failed': {
      const { code, message, final } = event.data;
      const failure = { code, message };
      if (final) return { ...task, status: 'failed', endedAt: event.ts, failure };
      return { ...task, status: 'planned', startedAt: null, failure };
    }
    case 'task.interrupted':
      return { ...task, status: 'planned', startedAt: null };
    case 'task.reused': {
      const { fromRunId, output, summary, confidence, openIssues } = event.data;
      const result = { output, summary, confidence, openIssues, reusedFrom: fromRunId };
      return { ...task, ...result, status: 'succeeded', endedAt: event.ts, failure: null };
    }
    case 'task.skipped':
      return { ...task, status: 'skipped', endedAt: event.ts, note: event.data.reason };
    default:
      return assertNever(event);
  }
}

/** What was not done when the run ended will not be done. */
export function finishTasks(tasks: readonly TaskState[], at: number): readonly TaskState[] {
  return tasks.map((task) => {
    switch (task.status) {
      case 'planned':
      case 'running':
      case 'waiting':
        return { ...task, status: 'cancelled', endedAt: at };
      case 'succeeded':
      case 'failed':
      case 'skipped':
      case 'cancelled':
        return task;
      default:
        return assertNever(task.status);
    }
  });
}

/** A resumed run keeps what succeeded and plans the rest anew. */
export function resetTasks(tasks: readonly TaskState[]): readonly TaskState[] {
  return tasks.map((task) =>
    task.status === 'succeeded'
      ? task
      : { ...task, status: 'planned', startedAt: null, endedAt: null, failure: null, note: '' },
  );
}
