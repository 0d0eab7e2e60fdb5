import type { Task } from '../../shared/domain/task.ts';
import type { EventDraft } from '../../shared/events/index.ts';
import { assertNever } from '../../shared/kernel/assert.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';
import { askPerson } from './ask-person.ts';
import { eventContextOf, openAttempt } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { runAttempt } from './run-attempt.ts';
import type { AttemptFailure } from './run-attempt.ts';
import type { RunSession } from './run-session.ts';

/** Crashes of the inference process that one task may live through; they are not its fault and cost no retry. */
const mostCrashes = 3;

const tryAgain = 'Try again';
const goOnWithout = 'Go on without it';

/** Runs one task to its end: succeeded, failed, skipped, or left planned because the run stops. Never rejects. */
export async function executeTask(options: { readonly session: RunSession; readonly taskId: TaskId }): Promise<void> {
  const { session, taskId } = options;
  let crashes = 0;
  let violation: string | null = null;
  while (!session.controller.signal.aborted) {
    const ended = await tryOnce({ session, taskId, violation });
    if (ended === null) return;
    const { attempt, failure } = ended;
    switch (failure.reason) {
      case 'cancelled':
      case 'waiting':
        return;
      case 'inference':
        crashes += 1;
        if (crashes > mostCrashes) return close({ attempt, failure });
        session.log.append({
          drafts: [{ type: 'task.interrupted', data: { reason: failure.message }, ...eventContextOf(attempt) }],
        });
        break;
      case 'budget':
        return close({ attempt, failure });
      case 'failed': {
        const again = mayRetry({ session, task: attempt.task }) || (await personWantsRetry({ attempt, failure }));
        if (session.controller.signal.aborted) return;
        if (!again) return close({ attempt, failure });
        countRetry({ session, taskId });
        session.log.append({ drafts: [failed({ attempt, failure, isFinal: false })] });
        violation = failure.message;
        break;
      }
      default:
        return assertNever(failure.reason);
    }
  }
}

/** Null when the attempt committed its result. */
async function tryOnce(options: {
  readonly session: RunSession;
  readonly taskId: TaskId;
  readonly violation: string | null;
}): Promise<{ readonly attempt: Attempt; readonly failure: AttemptFailure } | null> {
  const { session, taskId, violation } = options;
  const current = session.log.state().tasks.find((candidate) => candidate.task.id === taskId);
  if (current === undefined) return null;
  const stop = new AbortController();
  const attempt = openAttempt({
    session,
    task: current.task,
    number: current.attempt + 1,
    violation,
    escalated: violation !== null && current.task.onFail === 'escalate',
    signal: AbortSignal.any([session.controller.signal, stop.signal]),
  });
  try {
    session.log.note({
      draft: { type: 'task.started', data: { title: current.task.title }, ...eventContextOf(attempt) },
    });
    const failure = await runAttempt(attempt);
    return failure === null ? null : { attempt, failure };
  } finally {
    stop.abort();
  }
}

function close(options: { readonly attempt: Attempt; readonly failure: AttemptFailure }): void {
  const { attempt, failure } = options;
  const { session, task } = attempt;
  const skips = task.onFail === 'skip';
  const skipped: EventDraft = { type: 'task.skipped', data: { reason: failure.message }, ...eventContextOf(attempt) };
  session.log.append({
    drafts: skips
      ? [failed({ attempt, failure, isFinal: false }), skipped]
      : [failed({ attempt, failure, isFinal: true })],
  });
}

function failed(options: {
  readonly attempt: Attempt;
  readonly failure: AttemptFailure;
  readonly isFinal: boolean;
}): EventDraft {
  const { attempt, failure, isFinal } = options;
  return {
    type: 'task.failed',
    data: { code: failure.code, message: failure.message, final: isFinal },
    ...eventContextOf(attempt),
  };
}

function mayRetry(options: { readonly session: RunSession; readonly task: Task }): boolean {
  const { history, parts } = options.session;
  const ofRun = [...history.retries.values()].reduce((sum, count) => sum + count, 0);
  return (history.retries.get(options.task.id) ?? 0) < options.task.budget.retries && ofRun < parts.limits.retries;
}

function countRetry(options: { readonly session: RunSession; readonly taskId: TaskId }): void {
  const { retries } = options.session.history;
  retries.set(options.taskId, (retries.get(options.taskId) ?? 0) + 1);
}

async function personWantsRetry(options: {
  readonly attempt: Attempt;
  readonly failure: AttemptFailure;
}): Promise<boolean> {
  const { attempt, failure } = options;
  if (attempt.task.onFail !== 'ask') return false;
  const prompt = `“${attempt.task.title}” failed: ${failure.message}`;
  // The attempt itself has ended; the question lives as long as the run does.
  const asking = { ...attempt, signal: attempt.session.controller.signal };
  // Counted by failures in the log: after a restart the same failure finds the same question.
  const step = `failed-${attempt.session.history.retries.get(attempt.task.id) ?? 0}`;
  const ask = { step, prompt, options: [tryAgain, goOnWithout] };
  const answer = await askPerson({ attempt: asking, ask }).catch((cause: unknown) => {
    if (asking.signal.aborted) return goOnWithout;
    throw cause;
  });
  return answer === tryAgain;
}
