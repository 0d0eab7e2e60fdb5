import type { Plan } from '../../shared/domain/task.ts';

/** Ids of a circle of tasks that wait for each other, first id repeated at the end; null when there is none. */
export function findCycle(plan: Plan): readonly string[] | null {
  const dependencies = new Map<string, readonly string[]>(plan.tasks.map((task) => [task.id, task.dependsOn]));
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | null => {
    if (done.has(id)) return null;
    const start = path.indexOf(id);
    if (start !== -1) return [...path.slice(start), id];
    path.push(id);
    for (const next of dependencies.get(id) ?? []) {
      const cycle = visit(next);
      if (cycle !== null) return cycle;
    }
    path.pop();
    done.add(id);
    return null;
  };
  for (const id of dependencies.keys()) {
    const cycle = visit(id);
    if (cycle !== null) return cycle;
  }
  return null;
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
