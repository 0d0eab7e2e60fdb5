import type { TaskState } from '../../shared/events/run-state.ts';
import { delay } from '../../shared/kernel/abort.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';
import { ladderOf } from '../routing/index.ts';
import { executeTask } from './execute-task.ts';
import { endRun, finishRun } from './finish-run.ts';
import { planRun } from './plan-run.ts';
import type { RunSession } from './run-session.ts';
import { blockedTasks, orderTasks, readyTasks } from './scheduler.ts';

/** Milliseconds that work in flight gets to stop before the run ends without it. */
const patience = 1000;

/** Works a run to its end, or until the session is aborted. Whoever aborts says what becomes of the run. Never rejects by design. */
export async function workRun(session: RunSession): Promise<void> {
  const { signal } = session.controller;
  const inFlight = new Map<TaskId, Promise<void>>();
  const planned = await planRun(session).catch((cause: unknown) => {
    if (signal.aborted) return false;
    throw cause;
  });
  if (!planned && !signal.aborted) return;
  while (!signal.aborted) {
    skipBlocked(session);
    const change = nextChange(session);
    // Whoever waits at that moment is woken, not who waited when the task began.
    launch({ session, inFlight, onEnd: () => session.log.changed.emit() });
    const asked = session.log.state().waits.some((wait) => wait.decision === null);
    if (inFlight.size === 0 && !asked) {
      change.wake();
      break;
    }
    await change.happened;
  }
  if (!signal.aborted) return finishRun(session);
  await Promise.race([
    Promise.allSettled(inFlight.values()),
    delay({ ms: patience, signal: new AbortController().signal }),
  ]);
}

/** Ends a run that the person has stopped. */
export function endCancelled(session: RunSession): void {
  endRun({ session, ending: { status: 'cancelled', reason: 'Stopped by the person.', answer: null } });
}

/** A task that needs what will not come is skipped, and so are the tasks behind it. */
function skipBlocked(session: RunSession): void {
  for (
    let blocked = blockedTasks(session.log.state());
    blocked.length > 0;
    blocked = blockedTasks(session.log.state())
  ) {
    session.log.append({
      drafts: blocked.map(({ taskId, because }) => ({ type: 'task.skipped', data: { reason: because }, taskId })),
    });
  }
}

function launch(options: {
  readonly session: RunSession;
  readonly inFlight: Map<TaskId, Promise<void>>;
  readonly onEnd: () => void;
}): void {
  const { session, inFlight, onEnd } = options;
  const state = session.log.state();
  const ready = readyTasks(state).filter((task) => !inFlight.has(task.task.id));
  const ordered = orderTasks({
    state,
    ready,
    residentModel: state.calls.at(-1)?.modelId ?? null,
    firstModelOf: firstModelOf(session),
  });
  for (const { task } of ordered) {
    // Re-read for each: a task that parks at once gives its slot to the next.
    if (inFlight.size - session.parked.size >= session.parts.limits.concurrency) break;
    const running = executeTask({ session, taskId: task.id }).then(
      () => inFlight.delete(task.id),
      (fault: unknown) => {
        inFlight.delete(task.id);
        session.parts.onFault(fault);
        session.controller.abort(fault);
      },
    );
    inFlight.set(task.id, running.then(onEnd));
  }
}

function firstModelOf(session: RunSession): (task: TaskState) => string | null {
  const { models } = session.log.state();
  return ({ task }) => {
    const agentLadder = session.team.agents.find((agent) => agent.id === task.assignee)?.models ?? [];
    return ladderOf({ roles: undefined, agentLadder, models })[0]?.modelId ?? null;
  };
}

/** The next moment at which something new could start: an event, the end of a task, the end of the run. */
function nextChange(session: RunSession): { readonly happened: Promise<void>; readonly wake: () => void } {
  const { signal } = session.controller;
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = (): void => {
    unsubscribe();
    signal.removeEventListener('abort', wake);
    resolve();
  };
  const unsubscribe = session.log.changed.subscribe(wake);
  signal.addEventListener('abort', wake, { once: true });
  return { happened: promise, wake };
}
