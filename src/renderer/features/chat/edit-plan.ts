import type { Plan, Task } from '../../../shared/domain/task.ts';

/** Whether the plan still works without a task: its own failure would only skip it, and something else remains. */
export function isOptional(plan: Plan, task: Task): boolean {
  return task.onFail === 'skip' && plan.tasks.length > 1;
}

/** The plan without a task. Tasks after it no longer wait for it, and inputs that came from it are left out. */
export function removeTask(plan: Plan, taskId: string): Plan {
  return {
    ...plan,
    tasks: plan.tasks
      .filter((task) => task.id !== taskId)
      .map((task) => ({
        ...task,
        dependsOn: task.dependsOn.filter((id) => id !== taskId),
        inputs: Object.fromEntries(Object.entries(task.inputs).filter(([, value]) => referencedTask(value) !== taskId)),
      })),
  };
}

/** The plan with other words for what a task is asked to do. */
export function setObjective(plan: Plan, taskId: string, objective: string): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === taskId ? { ...task, objective } : task)) };
}

function referencedTask(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('$ref' in value) || typeof value.$ref !== 'string') return null;
  return value.$ref.split('.output')[0] ?? null;
}
