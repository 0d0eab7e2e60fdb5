import type { RunState, TaskState } from '../../shared/events/run-state.ts';

/** The task whose output is the run's answer: the last of the plan that nothing depends on. */
export function finalTaskOf(state: RunState): TaskState | null {
  if (state.plan === null) return null;
  const needed = new Set<string>(state.plan.tasks.flatMap((task) => task.dependsOn));
  const last = state.plan.tasks.findLast((task) => !needed.has(task.id));
  return state.tasks.find(({ task }) => task.id === last?.id) ?? null;
}
