import { isFinished } from '../../shared/events/reduce-run.ts';
import type { EventDraft } from '../../shared/events/index.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { WaitId } from '../../shared/kernel/ids.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import type { EventStore, RunRepository, RunRow } from '../storage/index.ts';
import { sha256Of } from '../storage/index.ts';

/** A run that takes its engine down again and again is ended at the recovery after these (ENGINE 2). */
const mostRecoveries = 3;

type RecoveryOptions = {
  readonly store: EventStore;
  readonly runs: RunRepository;
  readonly owner: string;
  readonly run: RunRow;
};

/**
 * Takes over a run that nobody works on: its owner died, or let go of it when it shut down. Running tasks become planned again
 * (finished ones stay finished), and what may have happened outside is put to the person. Says whether there is work to go on with.
 */
export function recoverRun(options: RecoveryOptions): 'continue' | 'ended' {
  const { store, run, owner } = options;
  const state = store.state(run.runId);
  invariant(state !== null, `the run ${run.runId} has events`);
  if (state.cancelRequested) return end({ store, state, status: 'cancelled', reason: 'Stopped by the person.' });
  const letGo = run.owner === null;
  const recoveries = letGo ? state.recoveries : state.recoveries + 1;
  if (recoveries > mostRecoveries) {
    const reason = `The engine died ${recoveries} times during this run. Resume it to try again.`;
    return end({ store, state, status: 'failed', reason });
  }
  const taken: EventDraft = letGo
    ? { type: 'run.started', data: { owner } }
    : { type: 'run.recovered', data: { owner, recoveries, reason: 'The engine ended while the run was at work.' } };
  store.append({
    runId: run.runId,
    drafts: [taken, ...interruptions(state), ...unknownEffects({ ...options, state })],
  });
  return 'continue';
}

/** Opens a run again that has ended without success, because the person wants it: what succeeded stays done. */
export function reopenRun(options: Omit<RecoveryOptions, 'runs'>): void {
  const { store, run, owner } = options;
  const reason = 'Resumed by the person.';
  store.append({ runId: run.runId, drafts: [{ type: 'run.recovered', data: { owner, recoveries: 0, reason } }] });
}

/** What a shutdown or a crash cut off, as events. */
export function interruptions(state: RunState): readonly EventDraft[] {
  return state.tasks.flatMap(({ task, status, startedAt, attempt }): readonly EventDraft[] => {
    const cut = status === 'running' || (status === 'waiting' && startedAt !== null);
    return cut
      ? [
          {
            type: 'task.interrupted',
            data: { reason: 'The engine ended.' },
            taskId: task.id,
            attempt: Math.max(1, attempt),
          },
        ]
      : [];
  });
}

/** The answer that settles an effect as having taken place; any other answer lets it be carried out again. */
export const itHappened = 'It happened';

/** Binds the question about an effect to that effect. */
export function unknownEffectFingerprint(effect: { readonly key: string; readonly tool: string }): string {
  return sha256Of(canonicalJson({ ...effect, question: 'unknown-effect' }));
}

function unknownEffects(options: RecoveryOptions & { readonly state: RunState }): readonly EventDraft[] {
  const { runs, run, state } = options;
  return runs.intendedEffects(run.runId).flatMap(({ key, taskId, tool }, index): readonly EventDraft[] => {
    const waitId = WaitId.parse(`${run.runId}/wait-${state.waits.length + index + 1}`);
    const prompt = `“${tool}” was begun when the engine ended; it may or may not have happened. Nothing is done again by itself.`;
    const fingerprint = unknownEffectFingerprint({ key, tool });
    return [
      { type: 'effect.unknown', data: { key, reason: 'The engine ended between intent and result.' }, taskId },
      {
        type: 'wait.opened',
        data: { waitId, kind: 'approve', prompt, options: [itHappened, 'It did not happen'], fingerprint },
        taskId,
      },
    ];
  });
}

function end(options: {
  readonly store: EventStore;
  readonly state: RunState;
  readonly status: 'failed' | 'cancelled';
  readonly reason: string;
}): 'ended' {
  const { store, state, status, reason } = options;
  invariant(state.runId !== null && !isFinished(state.status), 'only a run that has not ended is recovered');
  store.append({
    runId: state.runId,
    drafts: [{ type: 'run.finished', data: { status, reason, answer: null, usage: state.usage } }],
  });
  return 'ended';
}
