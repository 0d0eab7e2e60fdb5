import type { RunReport } from '../../shared/domain/answer.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { EventData } from '../../shared/events/index.ts';
import type { RunFeed } from '../../shared/contract/runs.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import type { WaitId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { validatePlan } from '../plans/index.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import type { Draft } from './draft-feed.ts';
import { createActiveRuns } from './active-runs.ts';
import { rulesFor } from './plan-run.ts';
import { recoverRun, reopenRun } from './recovery.ts';
import { defaultLimits } from './run-parts.ts';
import type { RunLimits, RunParts } from './run-parts.ts';
import { reportOf } from './run-report.ts';
import { watchRun } from './watch-run.ts';

export type StartRun = Omit<EventData<'run.created'>, 'models'> & {
  readonly models: EventData<'run.created'>['models'];
};

export type RunServiceError =
  | { readonly code: 'not-found'; readonly message: string }
  | { readonly code: 'wait-closed'; readonly message: string }
  | { readonly code: 'plan-invalid'; readonly message: string; readonly violations: readonly string[] };

/** Starts, stops and continues runs. Every change to a run passes here, so that it has one writer. */
export type RunService = {
  /** Returns as soon as the run exists; the work goes on by itself. */
  start(run: StartRun): Result<RunId, RunServiceError>;
  /** Stops a run for good; resolves when it has ended, about a second at most. */
  cancel(runId: RunId): Promise<Result<null, RunServiceError>>;
  /** Goes on with a run that was cut off, or that failed, was stopped or ended early. A successful or active run is left alone. */
  resume(runId: RunId): Result<RunId, RunServiceError>;
  /** Continues what the last engine left behind; call once on start. Returns the runs that are at work again. */
  recover(): readonly RunId[];
  acceptPlan(options: {
    readonly runId: RunId;
    readonly waitId: WaitId;
    readonly plan: Plan;
  }): Result<null, RunServiceError>;
  answerWait(options: {
    readonly runId: RunId;
    readonly waitId: WaitId;
    readonly fingerprint: string;
    readonly decision: string;
  }): Result<null, RunServiceError>;
  state(runId: RunId): RunState | null;
  report(runId: RunId): RunReport | null;
  watch(options: {
    readonly runId: RunId;
    readonly afterSeq: number;
    readonly signal: AbortSignal;
  }): AsyncIterable<RunFeed>;
  /** Resolves when no work of this run is going on in this process. */
  settled(runId: RunId): Promise<void>;
  /** Interrupts what is at work, in order; the next engine goes on with it. */
  close(): Promise<void>;
};

export type RunServiceOptions = Omit<RunParts, 'limits' | 'checks' | 'onFault'> &
  Partial<Pick<RunParts, 'checks' | 'onFault'>> & { readonly limits?: Partial<RunLimits> };

export function createRunService(options: RunServiceOptions): RunService {
  const parts: RunParts = {
    ...options,
    limits: { ...defaultLimits, ...options.limits },
    checks: options.checks ?? {},
    onFault: options.onFault ?? (() => undefined),
  };
  const { store, runs, owner } = parts;
  const drafts = new Emitter<Draft & { readonly runId: RunId }>();
  const active = createActiveRuns({ parts, onDraft: (draft) => drafts.emit(draft) });

  const resume = (runId: RunId): Result<RunId, RunServiceError> => {
    const run = runs.find(runId);
    if (run === null) return notFound(runId);
    if (active.has(runId) || run.status === 'succeeded') return ok(runId);
    if (isFinished(run.status)) reopenRun({ store, owner, run });
    else if (recoverRun({ store, runs, owner, run }) === 'ended') return ok(runId);
    active.begin(runId);
    return ok(runId);
  };

  /** Writes through the run's session when it is at work, else wakes it up with what was written. */
  const tell = (runId: RunId, drafts: Parameters<typeof store.append>[0]['drafts']): void => {
    if (active.append(runId, drafts)) return;
    store.append({ runId, drafts });
    resume(runId);
  };

  return {
    start(run) {
      if (parts.teamOf(run.teamId) === null)
        return err({ code: 'not-found', message: `There is no team “${run.teamId}”.` });
      const runId = RunId.parse(parts.ids.next('run'));
      store.append({
        runId,
        drafts: [
          { type: 'run.created', data: run },
          { type: 'run.started', data: { owner } },
        ],
      });
      active.begin(runId);
      return ok(runId);
    },
    async cancel(runId) {
      const state = store.state(runId);
      if (state === null) return notFound(runId);
      if (isFinished(state.status)) return ok(null);
      const requested = { type: 'run.cancel-requested', data: { by: 'person' } } as const;
      if (active.append(runId, [requested])) {
        await active.stop({ runId, why: 'cancelled' });
        return ok(null);
      }
      store.append({ runId, drafts: [requested] });
      resume(runId);
      return ok(null);
    },
    resume,
    recover() {
      const open = runs.unfinished().filter((run) => !active.has(run.runId));
      const going = open.filter((run) => recoverRun({ store, runs, owner, run }) === 'continue');
      for (const { runId } of going) active.begin(runId);
      return going.map(({ runId }) => runId);
    },
    acceptPlan({ runId, waitId, plan }) {
      const state = store.state(runId);
      if (state === null) return notFound(runId);
      const wait = state.waits.find((candidate) => candidate.waitId === waitId && candidate.kind === 'plan');
      if (wait === undefined || wait.decision !== null || isFinished(state.status)) return closed(waitId);
      const team = parts.teamOf(state.teamId);
      if (team === null) return err({ code: 'not-found', message: `There is no team “${state.teamId}”.` });
      const violations = validatePlan({ plan, rules: rulesFor({ parts, team }) });
      if (violations.length > 0) return err({ code: 'plan-invalid', message: violations.join(' '), violations });
      tell(runId, [
        { type: 'wait.resolved', data: { waitId, by: 'person', decision: 'accept' } },
        { type: 'plan.accepted', data: { plan, by: 'person' } },
      ]);
      return ok(null);
    },
    answerWait({ runId, waitId, fingerprint, decision }) {
      const state = store.state(runId);
      if (state === null) return notFound(runId);
      const wait = state.waits.find((candidate) => candidate.waitId === waitId);
      const open =
        wait !== undefined && wait.decision === null && wait.fingerprint === fingerprint && !isFinished(state.status);
      if (!open) return closed(waitId);
      if (wait.kind === 'plan' && state.plan !== null) return this.acceptPlan({ runId, waitId, plan: state.plan });
      tell(runId, [{ type: 'wait.resolved', data: { waitId, by: 'person', decision } }]);
      return ok(null);
    },
    state: (runId) => store.state(runId),
    report: (runId) => {
      const state = store.state(runId);
      return state === null ? null : reportOf({ runId, state });
    },
    watch: ({ runId, afterSeq, signal }) =>
      watchRun({
        store,
        runId,
        afterSeq,
        signal,
        onDraft: (listener) =>
          drafts.subscribe((draft) => {
            if (draft.runId === runId) listener({ taskId: draft.taskId, text: draft.text });
          }),
      }),
    settled: (runId) => active.settled(runId),
    close: () => active.close(),
  };
}

function notFound(runId: RunId): { readonly ok: false; readonly error: RunServiceError } {
  return err({ code: 'not-found', message: `There is no run “${runId}”.` });
}

function closed(waitId: WaitId): { readonly ok: false; readonly error: RunServiceError } {
  return err({ code: 'wait-closed', message: `The question “${waitId}” has been answered, or the run has ended.` });
}
