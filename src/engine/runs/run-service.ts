import type { RunReport } from '../../shared/domain/answer.ts';
import type { EventData, EventDraft } from '../../shared/events/index.ts';
import type { RunFeed } from '../../shared/contract/runs.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import { presetInfos } from '../agents/index.ts';
import { toolInfos } from '../tools/index.ts';
import type { RunRow } from '../storage/index.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import type { Draft } from './draft-feed.ts';
import { createForkRun } from './fork-run.ts';
import type { ForkRun } from './fork-run.ts';
import { createActiveRuns } from './active-runs.ts';
import type { ActiveRuns } from './active-runs.ts';
import { createRunAnswers } from './run-answers.ts';
import type { RunAnswers } from './run-answers.ts';
import { createRunQueue } from './run-queue.ts';
import type { RunQueue } from './run-queue.ts';
import { runNotFound, teamNotFound } from './run-service-error.ts';
import type { RunServiceError } from './run-service-error.ts';
import { recoverRun, reopenRun } from './recovery.ts';
import { defaultLimits, noTools } from './run-parts.ts';
import type { RunLimits, RunParts } from './run-parts.ts';
import { reportOf } from './run-report.ts';
import { teamOfRun } from './team-of-run.ts';
import { watchRun } from './watch-run.ts';

/** Starts, stops and continues runs. Every change to a run passes here, so that it has one writer. */
export type RunService = RunAnswers & {
  /** Returns as soon as the run exists; the work goes on by itself. */
  start(run: EventData<'run.created'>): Result<RunId, RunServiceError>;
  /** Begins a new run that differs from an old one in one thing. */
  fork: ForkRun;
  /** Stops a run for good; resolves when it has ended, about a second at most. */
  cancel(runId: RunId): Promise<Result<null, RunServiceError>>;
  /** Goes on with a run that was cut off, or that failed, was stopped or ended early. A successful or active run is left alone. */
  resume(runId: RunId): Result<RunId, RunServiceError>;
  /** Runs that wait their turn, next first. */
  queue(): readonly RunId[];
  /** To another turn, 0 for the next; not-found when it does not wait. */
  move(options: { readonly runId: RunId; readonly index: number }): Result<null, RunServiceError>;
  /** Continues what the last engine left behind; call once on start. Returns those that were at work and are again. */
  recover(): readonly RunId[];
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

export type RunServiceOptions = Omit<RunParts, 'limits' | 'checks' | 'onFault' | 'toolbox' | 'presets' | 'toolInfos'> &
  Partial<Pick<RunParts, 'checks' | 'onFault' | 'toolbox' | 'presets' | 'toolInfos'>> & {
    readonly limits?: Partial<RunLimits>;
  };

export function createRunService(options: RunServiceOptions): RunService {
  const parts = withDefaults(options);
  const { store, runs, owner } = parts;
  const drafts = new Emitter<Draft & { readonly runId: RunId }>();
  const active: ActiveRuns = createActiveRuns({
    parts,
    onDraft: (draft) => drafts.emit(draft),
    onRest: () => queue.advance(),
  });
  const queue = createRunQueue({ parts, computes: () => active.compute(), begin: (runId) => active.begin(runId) });

  const resume = (runId: RunId): Result<RunId, RunServiceError> => {
    const run = runs.find(runId);
    if (run === null) return runNotFound(runId);
    if (active.has(runId) || run.status === 'succeeded' || queue.waiting().includes(runId)) return ok(runId);
    if (!hasTeam({ parts, run })) return teamNotFound(run.teamId);
    if (isFinished(run.status)) reopenRun({ store, owner, run });
    else if (recoverRun({ store, runs, owner, run }) === 'ended') return ok(runId);
    queue.enter(runId);
    return ok(runId);
  };

  /** Writes through the run's session when it is at work, else wakes it up with what was written. */
  const tell = (runId: RunId, drafts: Parameters<typeof store.append>[0]['drafts']): void => {
    if (active.append(runId, drafts)) return;
    store.append({ runId, drafts });
    resume(runId);
  };

  const cancel = cancelRun({ parts, active, queue });

  return {
    start: startRun({ parts, queue }),
    fork: createForkRun({ parts, queue }),
    cancel: (runId) => cancel(runId, []),
    resume,
    queue: () => queue.waiting(),
    move: ({ runId, index }) => (queue.move({ runId, index }) ? ok(null) : runNotFound(runId)),
    recover: () => recoverAll({ parts, active, queue }),
    ...createRunAnswers({ parts, tell, cancel }),
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
    async close() {
      queue.close();
      await active.close();
    },
  };
}

function withDefaults(options: RunServiceOptions): RunParts {
  return {
    ...options,
    limits: { ...defaultLimits, ...options.limits },
    checks: options.checks ?? {},
    toolbox: options.toolbox ?? noTools,
    presets: options.presets ?? presetInfos,
    toolInfos: options.toolInfos ?? toolInfos,
    onFault: options.onFault ?? (() => undefined),
  };
}

function hasTeam(options: { readonly parts: RunParts; readonly run: RunRow }): boolean {
  const { parts, run } = options;
  const state = parts.store.state(run.runId);
  return state !== null && teamOfRun({ parts, state }) !== null;
}

/** One run that cannot be taken over (its team is gone, its log is damaged) must not keep the engine from starting. */
function recoverAll(options: {
  readonly parts: RunParts;
  readonly active: ActiveRuns;
  readonly queue: RunQueue;
}): readonly RunId[] {
  const { parts, active, queue } = options;
  const { store, runs, owner } = parts;
  const begun = runs.unfinished().flatMap((run) => {
    if (active.has(run.runId)) return [];
    try {
      if (!hasTeam({ parts, run })) return [];
      if (run.status === 'queued') {
        queue.enter(run.runId);
        return [];
      }
      if (recoverRun({ store, runs, owner, run }) === 'ended') return [];
      active.begin(run.runId);
      return [run.runId];
    } catch (cause) {
      parts.onFault(cause);
      return [];
    }
  });
  queue.advance();
  return begun;
}

function startRun(options: { readonly parts: RunParts; readonly queue: RunQueue }): RunService['start'] {
  const { parts, queue } = options;
  return (run) => {
    const team = parts.teamOf(run.teamId);
    if (team === null) return teamNotFound(run.teamId);
    const runId = RunId.parse(parts.ids.next('run'));
    parts.store.append({ runId, drafts: [{ type: 'run.created', data: { ...run, team } }, queue.opening()] });
    queue.enter(runId);
    return ok(runId);
  };
}

function cancelRun(options: {
  readonly parts: RunParts;
  readonly active: ActiveRuns;
  readonly queue: RunQueue;
}): (runId: RunId, drafts: readonly EventDraft[]) => Promise<Result<null, RunServiceError>> {
  const { parts, active, queue } = options;
  return async (runId, drafts) => {
    const state = parts.store.state(runId);
    if (state === null) return runNotFound(runId);
    if (isFinished(state.status)) return ok(null);
    const requested = { type: 'run.cancel-requested', data: { by: 'person' } } as const;
    if (active.append(runId, [...drafts, requested])) {
      await active.stop({ runId, why: 'cancelled' });
      return ok(null);
    }
    // Nobody works on it: taking it over finds the request and ends it.
    parts.store.append({ runId, drafts: [...drafts, requested] });
    const run = parts.runs.find(runId);
    queue.leave(runId);
    if (run !== null) recoverRun({ ...parts, run });
    return ok(null);
  };
}
