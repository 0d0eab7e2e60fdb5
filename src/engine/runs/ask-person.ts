import type { EventDraft } from '../../shared/events/index.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';
import { WaitId } from '../../shared/kernel/ids.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import { sha256Of } from '../storage/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import type { RunState, WaitState } from '../../shared/events/run-state.ts';
import { untilState } from './run-session.ts';

export type Question = {
  readonly step: string;
  readonly prompt: string;
  readonly options: readonly string[];
  /** An approval lets one exact thing happen; absent: a plain question. */
  readonly kind?: 'approve';
  /** What is approved, beyond what the prompt shows of it. */
  readonly boundTo?: unknown;
};

/**
 * Asks the person and waits for as long as it takes; the task gives its slot back meanwhile. The question is bound to exactly
 * what was asked: after a restart the same question finds its wait, or its answer, in the log.
 */
export async function askPerson(options: { readonly attempt: Attempt; readonly ask: Question }): Promise<string> {
  const { attempt, ask } = options;
  const { session, task } = attempt;
  const fingerprint = sha256Of(canonicalJson({ taskId: task.id, ...ask }));
  const find = (state: RunState): WaitState | undefined =>
    state.waits.find((wait) => wait.taskId === task.id && wait.fingerprint === fingerprint);
  if (find(session.log.state()) === undefined) {
    const waitId = nextWaitId(session.log.state());
    const data = {
      waitId,
      kind: ask.kind ?? ('ask' as const),
      prompt: ask.prompt,
      options: [...ask.options],
      fingerprint,
    };
    const opened = { type: 'wait.opened', data, ...eventContextOf(attempt) } as const;
    const known = knownAnswer({ state: session.log.state(), taskId: task.id, fingerprint });
    session.log.append({ drafts: known === null ? [opened] : [opened, answered({ waitId, known, attempt })] });
  }
  session.parked.add(task.id);
  try {
    await untilState({ session, signal: attempt.signal, wanted: (state) => (find(state)?.decision ?? null) !== null });
  } finally {
    session.parked.delete(task.id);
  }
  return find(session.log.state())?.decision ?? '';
}

/** What the person said to this very question in the run that this one was forked from. */
function knownAnswer(options: {
  readonly state: RunState;
  readonly taskId: TaskId;
  readonly fingerprint: string;
}): string | null {
  const { state, taskId, fingerprint } = options;
  const answers = state.fork?.answers ?? [];
  return answers.find((answer) => answer.taskId === taskId && answer.fingerprint === fingerprint)?.decision ?? null;
}

function answered(options: { readonly waitId: WaitId; readonly known: string; readonly attempt: Attempt }): EventDraft {
  const { waitId, known, attempt } = options;
  return { type: 'wait.resolved', data: { waitId, by: 'fork', decision: known }, ...eventContextOf(attempt) };
}

/** Wait ids follow from run and place, so that a scripted run gives the same ones each time. */
export function nextWaitId(state: RunState): WaitId {
  return WaitId.parse(`${state.runId}/wait-${state.waits.length + 1}`);
}
