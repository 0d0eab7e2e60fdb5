import type { ModelCallState, RunState, TaskState } from '../../../shared/events/run-state.ts';

export type RunProgress = { readonly done: number; readonly total: number };

const endings = new Set(['succeeded', 'skipped', 'failed', 'cancelled']);

/** Planned tasks that have ended; the parts of a fan-out task count through their parent. */
export function runProgress(run: Pick<RunState, 'tasks'>): RunProgress {
  const planned = run.tasks.filter(({ task }) => task.parentTaskId === undefined);
  return { done: planned.filter(({ status }) => endings.has(status)).length, total: planned.length };
}

export function isActive(run: Pick<RunState, 'status'>): boolean {
  return run.status === 'queued' || run.status === 'running' || run.status === 'waiting';
}

/** A planned task with the parts it was split into. */
export type TaskGroup = { readonly parent: TaskState; readonly parts: readonly TaskState[] };

export function taskGroups(run: Pick<RunState, 'tasks'>): readonly TaskGroup[] {
  const parts = partsByParent(run.tasks);
  return run.tasks
    .filter(({ task }) => task.parentTaskId === undefined)
    .map((parent) => ({ parent, parts: parts.get(parent.task.id) ?? [] }));
}

export type TaskCost = {
  readonly models: readonly string[];
  readonly tokens: number;
  readonly modelMs: number;
  readonly calls: number;
};

/** What the model calls of a task and of its parts have used. */
export function taskCost(group: TaskGroup, calls: readonly ModelCallState[]): TaskCost {
  const ids = new Set<string>([group.parent.task.id, ...group.parts.map(({ task }) => task.id)]);
  const own = calls.filter((call) => ids.has(call.taskId));
  return {
    models: [...new Set(own.map((call) => call.modelId))],
    tokens: own.reduce((sum, call) => sum + call.tokensIn + call.tokensOut, 0),
    modelMs: own.reduce((sum, call) => sum + call.ms, 0),
    calls: own.length,
  };
}

/** By hand, because `Map.groupBy` is younger than our oldest Chromium. */
function partsByParent(tasks: readonly TaskState[]): Map<string | undefined, TaskState[]> {
  const groups = new Map<string | undefined, TaskState[]>();
  for (const state of tasks) {
    const key = state.task.parentTaskId;
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  return groups;
}
