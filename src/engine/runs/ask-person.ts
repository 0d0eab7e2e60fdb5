import { WaitId } from '../../shared/kernel/ids.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import { sha256Of } from '../storage/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import type { RunState, WaitState } from '../../shared/events/run-state.ts';
import { untilState } from './run-session.ts';

export type Question = { readonly step: string; readonly prompt: string; readonly options: readonly string[] };

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
    const data = { waitId, kind: 'ask' as const, prompt: ask.prompt, options: [...ask.options], fingerprint };
    session.log.append({ drafts: [{ type: 'wait.opened', data, ...eventContextOf(attempt) }] });
  }
  session.parked.add(task.id);
  try {
    await untilState({ session, signal: attempt.signal, wanted: (state) => (find(state)?.decision ?? null) !== null });
  } finally {
    session.parked.delete(task.id);
  }
  return find(session.log.state())?.decision ?? '';
}

/** Wait ids follow from run and place, so that a scripted run gives the same ones each time. */
export function nextWaitId(state: RunState): WaitId {
  return WaitId.parse(`${state.runId}/wait-${state.waits.length + 1}`);
}
