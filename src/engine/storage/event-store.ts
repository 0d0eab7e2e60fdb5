import { z } from 'zod';
import { foldRun, isFinished, reduceRun } from '../../shared/events/reduce-run.ts';
import { emptyRunState } from '../../shared/events/run-state.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import type { EventDraft, RunEvent } from '../../shared/events/index.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import type { Unsubscribe } from '../../shared/kernel/emitter.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import type { Clock } from '../ports/clock.ts';
import { createBlobStore } from './blobs.ts';
import type { Blob } from './blobs.ts';
import type { SqliteDatabase } from './database.ts';
import { createEventLog } from './event-log.ts';
import type { EventLog } from './event-log.ts';
import { createProjections } from './projections/index.ts';
import type { Projections } from './projections/index.ts';
import { createStepResults } from './step-results.ts';
import type { FinishedStep } from './step-results.ts';

export type AppendOptions = {
  readonly runId: RunId;
  readonly drafts: readonly EventDraft[];
  /** When each draft happened, epoch milliseconds; absent: now. As long as `drafts`. */
  readonly times?: readonly number[];
  /** Bodies that the drafts name by hash; written in the same transaction. */
  readonly blobs?: readonly Blob[];
  /** A step that these events finish: from this commit on it never runs again. */
  readonly step?: FinishedStep;
  /** Takes over the finished steps of another run: equal input at the same step is not asked again. */
  readonly reuseStepsOf?: RunId;
};

/** The one truth about runs (ENGINE 2): events and everything derived from them commit together, subscribers hear of it afterwards. */
export type EventStore = {
  /** Durable when it returns. Sequence numbers of a run go 1, 2, 3 … without gaps. */
  append(options: AppendOptions): readonly RunEvent[];
  /** Events with a larger sequence number, oldest first, at most `limit` of them. */
  read(options: { readonly runId: RunId; readonly afterSeq: number; readonly limit?: number }): readonly RunEvent[];
  /** The fold of a run's events; null for a run that does not exist. */
  state(runId: RunId): RunState | null;
  subscribe(options: { readonly runId: RunId; readonly listener: (events: readonly RunEvent[]) => void }): Unsubscribe;
  /** Output text of a finished step, null when it has to run. */
  finishedStep(options: { readonly runId: RunId; readonly key: string; readonly inputHash: string }): string | null;
  putBlob(blob: Blob): void;
  blobText(sha256: Sha256): string | null;
  /** Drops every projection and derives it from the events again. Returns how many events it read. */
  rebuildProjections(): number;
};

export function createEventStore(options: { readonly database: SqliteDatabase; readonly clock: Clock }): EventStore {
  const { database, clock } = options;
  const blobs = createBlobStore(database);
  const log = createEventLog({ database, blobs });
  const steps = createStepResults(database);
  const projections = createProjections(database);
  const published = new Emitter<readonly RunEvent[]>();
  const states = createStateCache(log);

  const commit = database.transaction(
    (append: AppendOptions, before: RunState, events: readonly RunEvent[], after: RunState) => {
      for (const blob of append.blobs ?? []) blobs.put(blob);
      if (before.headSeq === 0) projections.createRun(events);
      for (const event of events) log.insert(event);
      if (append.step !== undefined) {
        blobs.put(append.step.output);
        steps.put({ runId: append.runId, seq: after.headSeq, step: append.step });
      }
      if (append.reuseStepsOf !== undefined)
        steps.copy({ from: append.reuseStepsOf, to: append.runId, seq: after.headSeq });
      projections.apply({ before, after, events });
    },
  );

  return {
    append(append) {
      if (append.drafts.length === 0) return [];
      const before = states.get(append.runId) ?? emptyRunState;
      const now = clock.now();
      const events = append.drafts.map((draft, index) =>
        log.stamp({ draft, runId: append.runId, seq: before.headSeq + index + 1, ts: append.times?.[index] ?? now }),
      );
      invariant(before.headSeq > 0 || events[0]?.type === 'run.created', 'a run begins with run.created');
      const after = events.reduce(reduceRun, before);
      commit.immediate(append, before, events, after);
      states.put(append.runId, after);
      published.emit(events);
      return events;
    },
    read: (query) => log.read(query),
    state: (runId) => states.get(runId),
    subscribe: ({ runId, listener }) =>
      published.subscribe((events) => {
        if (events[0]?.runId === runId) listener(events);
      }),
    finishedStep: ({ runId, key, inputHash }) => {
      const sha256 = steps.find({ runId, key, inputHash });
      return sha256 === null ? null : blobs.text(sha256);
    },
    putBlob: (blob) => blobs.put(blob),
    blobText: (sha256) => blobs.text(sha256),
    rebuildProjections: () => database.transaction(() => rebuild({ database, log, projections })).immediate(),
  };
}

type StateCache = {
  get(runId: RunId): RunState | null;
  put(runId: RunId, state: RunState): void;
};

/** Keeps the folds of runs that are not finished: every append needs the state before it. */
function createStateCache(log: EventLog): StateCache {
  const live = new Map<RunId, RunState>();
  const put = (runId: RunId, state: RunState): void => {
    if (isFinished(state.status)) live.delete(runId);
    else live.set(runId, state);
  };
  return {
    put,
    get(runId) {
      const cached = live.get(runId);
      if (cached !== undefined) return cached;
      const events = log.read({ runId, afterSeq: 0 });
      if (events.length === 0) return null;
      const state = foldRun(events);
      put(runId, state);
      return state;
    },
  };
}

function rebuild(options: {
  readonly database: SqliteDatabase;
  readonly log: EventLog;
  readonly projections: Projections;
}): number {
  const { database, log, projections } = options;
  projections.clear();
  const select = database.prepare('SELECT run_id FROM runs ORDER BY created_at, run_id').pluck();
  let count = 0;
  for (const runId of z.array(RunId).parse(select.all())) {
    let before = emptyRunState;
    for (const event of log.read({ runId, afterSeq: 0 })) {
      const after = reduceRun(before, event);
      projections.apply({ before, after, events: [event] });
      before = after;
      count += 1;
    }
  }
  return count;
}
