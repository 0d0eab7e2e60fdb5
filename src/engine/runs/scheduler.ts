import type { RunState, TaskState } from '../../shared/events/run-state.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';

export type Blocked = { readonly taskId: TaskId; readonly because: string };

/** Planned tasks whose dependencies are done. A skipped dependency counts as done where its task allows to go on without it. */
export function readyTasks(state: RunState): readonly TaskState[] {
  const byId = index(state);
  return state.tasks.filter(
    ({ task, status }) => status === 'planned' && task.dependsOn.every((id) => isSatisfied(byId.get(id))),
  );
}

/** Planned tasks that can never start, because something they need has failed or will not be done. */
export function blockedTasks(state: RunState): readonly Blocked[] {
  const byId = index(state);
  return state.tasks.flatMap(({ task, status }) => {
    if (status !== 'planned') return [];
    const missing = task.dependsOn
      .map((id) => byId.get(id))
      .find((dependency) => dependency !== undefined && isHopeless(dependency));
    return missing === undefined
      ? []
      : [{ taskId: task.id, because: `needs “${missing.task.title}”, which was not done` }];
  });
}

/** The longest chain of work that hangs on a task first; then tasks for the model that is loaded; then as planned. */
export function orderTasks(options: {
  readonly state: RunState;
  readonly ready: readonly TaskState[];
  readonly residentModel: string | null;
  readonly firstModelOf: (task: TaskState) => string | null;
}): readonly TaskState[] {
  const { state, ready, residentModel, firstModelOf } = options;
  const lengths = criticalPaths(state);
  const away = (task: TaskState): number => (residentModel !== null && firstModelOf(task) === residentModel ? 0 : 1);
  const place = new Map(state.tasks.map((task, position) => [task.task.id, position]));
  return ready.toSorted(
    (left, right) =>
      (lengths.get(right.task.id) ?? 0) - (lengths.get(left.task.id) ?? 0) ||
      away(left) - away(right) ||
      (place.get(left.task.id) ?? 0) - (place.get(right.task.id) ?? 0),
  );
}

/** Number of tasks on the longest chain that starts with each task. A sub-task is as urgent as its parent. */
export function criticalPaths(state: RunState): ReadonlyMap<TaskId, number> {
  const dependants = new Map<TaskId, TaskId[]>();
  for (const { task } of state.tasks) {
    const needs = task.parentTaskId === undefined ? task.dependsOn : [];
    for (const id of needs) dependants.set(id, [...(dependants.get(id) ?? []), task.id]);
    if (task.parentTaskId !== undefined) dependants.set(task.id, [task.parentTaskId]);
  }
  const lengths = new Map<TaskId, number>();
  const measure = (id: TaskId, path: readonly TaskId[]): number => {
    const known = lengths.get(id);
    if (known !== undefined) return known;
    const next = (dependants.get(id) ?? []).filter((dependant) => !path.includes(dependant));
    const length = 1 + Math.max(0, ...next.map((dependant) => measure(dependant, [...path, id])));
    lengths.set(id, length);
    return length;
  };
  for (const { task } of state.tasks) measure(task.id, []);
  return lengths;
}

function index(state: RunState): ReadonlyMap<string, TaskState> {
  return new Map(state.tasks.map((task) => [task.task.id, task]));
}

function isSatisfied(dependency: TaskState | undefined): boolean {
  if (dependency === undefined) return false;
  return dependency.status === 'succeeded' || (dependency.status === 'skipped' && dependency.task.onFail === 'skip');
}

function isHopeless(dependency: TaskState): boolean {
  if (dependency.status === 'failed' || dependency.status === 'cancelled') return true;
  return dependency.status === 'skipped' && dependency.task.onFail !== 'skip';
}
