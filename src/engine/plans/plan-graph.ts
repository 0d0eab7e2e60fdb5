import type { Plan } from '../../shared/domain/task.ts';
import { findCycle } from '../../shared/kernel/find-cycle.ts';

/** Ids of a circle of tasks that wait for each other, first id repeated at the end; null when there is none. */
export function circleOfTasks(plan: Plan): readonly string[] | null {
  return findCycle(new Map(plan.tasks.map((task) => [task.id, task.dependsOn])));
}

/** Everything that a task waits for, directly or through others; without the task itself. */
export function reachableFrom(options: { readonly plan: Plan; readonly taskId: string }): ReadonlySet<string> {
  const dependencies = new Map<string, readonly string[]>(options.plan.tasks.map((task) => [task.id, task.dependsOn]));
  const reached = new Set<string>();
  const open = [...(dependencies.get(options.taskId) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...(dependencies.get(id) ?? []));
  }
  return reached;
}
