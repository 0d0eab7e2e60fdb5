import type { Task } from '../domain/task.ts';

type Node = Pick<Task, 'id' | 'parentTaskId' | 'dependsOn'>;

/**
 * The tasks that a change of one task reaches: itself, its parts, and everything that depends on it. A part reaches its parent,
 * not its sisters.
 */
export function affectedTasks(options: {
  readonly tasks: readonly Node[];
  readonly taskId: string;
}): ReadonlySet<string> {
  const { tasks, taskId } = options;
  const reached = new Set<string>();
  const open: string[] = [taskId];
  const target = tasks.find(({ id }) => id === taskId);
  const fromPart = target?.parentTaskId ?? null;
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    for (const task of tasks) {
      const needs = task.parentTaskId === undefined && task.dependsOn.some((needed) => needed === id);
      const isPart = task.parentTaskId === id && id !== fromPart;
      if (needs || isPart) open.push(task.id);
    }
    const parent = tasks.find((task) => task.id === id)?.parentTaskId;
    if (parent !== undefined) open.push(parent);
  }
  return reached;
}
