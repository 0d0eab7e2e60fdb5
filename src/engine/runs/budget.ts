import { busyMs } from '../../shared/events/busy-time.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';
import type { RunSession } from './run-session.ts';
import { TaskInterruption } from './task-interruption.ts';

type Used = { readonly tokens: number; readonly modelMs: number };

/** Calls of a task share batches, so its model time is that in which at least one of them was being answered. */
export function usedByTask(options: { readonly state: RunState; readonly taskId: TaskId }): Used {
  const calls = options.state.calls.filter((call) => call.taskId === options.taskId && call.status === 'completed');
  return { tokens: calls.reduce((sum, call) => sum + call.tokensIn + call.tokensOut, 0), modelMs: busyMs(calls) };
}

export function usedByRun(state: RunState): Used {
  return { tokens: state.usage.tokensIn + state.usage.tokensOut, modelMs: state.usage.modelMs };
}

/** Ends the attempt when its task or its run has used up what it may. Asked before every model call; reused steps cost nothing. */
export function requireBudget(options: { readonly session: RunSession; readonly taskId: TaskId }): void {
  const { session, taskId } = options;
  const state = session.log.state();
  const task = state.tasks.find((candidate) => candidate.task.id === taskId);
  const scopes = [
    ...(task === undefined ? [] : [{ name: 'task', used: usedByTask({ state, taskId }), limits: task.task.budget }]),
    { name: 'run', used: usedByRun(state), limits: session.parts.limits },
  ];
  for (const { name, used, limits } of scopes) {
    for (const what of ['tokens', 'modelMs'] as const) {
      if (used[what] < limits[what]) continue;
      const data = { what, limit: limits[what], used: Math.round(used[what]) };
      session.log.append({ drafts: [{ type: 'budget.exceeded', data, ...(name === 'task' ? { taskId } : {}) }] });
      const unit = what === 'tokens' ? 'tokens' : 'ms of model time';
      throw new TaskInterruption({
        reason: 'budget',
        message: `The ${name} has used ${data.used} of ${data.limit} ${unit}.`,
      });
    }
  }
}
