import type { EventDraft } from '../../shared/events/index.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import type { Unsubscribe } from '../../shared/kernel/emitter.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { Draft } from './draft-feed.ts';
import { endRun } from './finish-run.ts';
import { interruptions } from './recovery.ts';
import { endCancelled, workRun } from './run-loop.ts';
import type { RunParts } from './run-parts.ts';
import { openSession } from './run-session.ts';
import type { RunSession } from './run-session.ts';
import { teamOfRun } from './team-of-run.ts';

type Active = { readonly session: RunSession; readonly done: Promise<void>; why: 'cancelled' | 'closing' | null };

/** The runs that this process is working on. */
export type ActiveRuns = {
  has(runId: RunId): boolean;
  /** Whether one of them is at work, and not only waiting for its person. */
  compute(): boolean;
  begin(runId: RunId): void;
  /** False when the run is not at work here. */
  append(runId: RunId, drafts: readonly EventDraft[]): boolean;
  stop(options: { readonly runId: RunId; readonly why: 'cancelled' | 'closing' }): Promise<void>;
  settled(runId: RunId): Promise<void>;
  close(): Promise<void>;
};

export function createActiveRuns(options: {
  readonly parts: RunParts;
  readonly onDraft: (draft: Draft & { readonly runId: RunId }) => void;
  /** Called when a run has ended or waits for its person. */
  readonly onRest: () => void;
}): ActiveRuns {
  const { parts, onDraft, onRest } = options;
  const active = new Map<RunId, Active>();

  const work = async (runId: RunId, session: RunSession): Promise<void> => {
    let fault: unknown = null;
    try {
      await workRun(session);
    } catch (cause) {
      fault = cause;
      parts.onFault(cause);
    }
    try {
      settle({ session, fault, why: active.get(runId)?.why ?? null });
    } catch (cause) {
      // The log itself cannot be written: the run stays as it is and the next engine takes it over.
      parts.onFault(cause);
    }
    session.controller.abort();
    session.drafts.close();
    active.delete(runId);
    onRest();
  };

  const stop: ActiveRuns['stop'] = async ({ runId, why }) => {
    const run = active.get(runId);
    if (run === undefined) return;
    run.why ??= why;
    run.session.controller.abort();
    await run.done;
  };

  return {
    has: (runId) => active.has(runId),
    compute: () => [...active.values()].some(({ session }) => session.log.state().status === 'running'),
    begin(runId) {
      invariant(!active.has(runId), `nobody works on the run ${runId}`);
      const session = sessionOf({ parts, runId });
      session.drafts.subscribe((draft) => onDraft({ runId, ...draft }));
      const unsubscribe = onWaiting({ session, listener: onRest });
      // Begins in the next microtask, so that the caller has the run's id before its first event.
      const done = Promise.resolve()
        .then(() => work(runId, session))
        .finally(unsubscribe);
      active.set(runId, { session, done, why: null });
    },
    append(runId, drafts) {
      const run = active.get(runId);
      if (run === undefined) return false;
      run.session.log.append({ drafts });
      return true;
    },
    stop,
    settled: async (runId) => active.get(runId)?.done,
    async close() {
      await Promise.all([...active.keys()].map((runId) => stop({ runId, why: 'closing' })));
    },
  };
}

function sessionOf(options: { readonly parts: RunParts; readonly runId: RunId }): RunSession {
  const { parts, runId } = options;
  const state = parts.store.state(runId);
  invariant(state !== null, `the run ${runId} exists`);
  const team = teamOfRun({ parts, state });
  invariant(team !== null, `the team of the run ${runId} exists`);
  return openSession({ parts, runId, team });
}

/** Calls the listener whenever the run waits for its person; not within the writing of an event. */
function onWaiting(options: { readonly session: RunSession; readonly listener: () => void }): Unsubscribe {
  const { session, listener } = options;
  const { parts, runId, log } = session;
  return parts.store.subscribe({
    runId,
    listener: () => queueMicrotask(() => log.state().status === 'waiting' && listener()),
  });
}

/** Writes how the work on a run came to its end, unless that was written already. */
function settle(options: { readonly session: RunSession; readonly why: Active['why']; readonly fault: unknown }): void {
  const { session, why, fault } = options;
  const { aborted, reason } = session.controller.signal;
  session.log.flush();
  if (!isFinished(session.log.state().status)) {
    if (why === 'cancelled') endCancelled(session);
    else if (why === 'closing') letGo(session);
    else if (fault !== null || aborted) endBroken({ session, fault: fault ?? reason });
  }
  session.log.close();
}

/** Marks what was cut off and gives the run up, so that the next engine goes on with it and does not count a crash. */
function letGo(session: RunSession): void {
  const cut = interruptions(session.log.state());
  if (cut.length > 0) session.log.append({ drafts: cut });
  session.parts.runs.release(session.runId);
}

/** A bug of ours must not leave a run that looks as if it were still at work. */
function endBroken(options: { readonly session: RunSession; readonly fault: unknown }): void {
  const { session, fault } = options;
  const reason = `Something in Guildhall broke: ${fault instanceof Error ? fault.message : String(fault)}`;
  endRun({ session, ending: { status: 'failed', reason, answer: null } });
}
