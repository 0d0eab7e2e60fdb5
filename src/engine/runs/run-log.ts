import type { EventDraft } from '../../shared/events/index.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { emptyRunState } from '../../shared/events/run-state.ts';
import { Emitter } from '../../shared/kernel/emitter.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { AppendOptions, Blob, EventStore } from '../storage/index.ts';
import { TaskInterruption } from './task-interruption.ts';

/** How long an event that nothing waits for may stay unwritten, in milliseconds. A crash loses at most this much of them. */
const longestDelay = 100;

/** The one writer of a run's events. */
export type RunLog = {
  state(): RunState;
  /** Durable when it returns, with everything noted before. */
  append(options: Omit<AppendOptions, 'runId' | 'times'>): void;
  /** Written soon, in order: for events whose loss in a crash only means that the same work says the same again. */
  note(options: { readonly draft: EventDraft; readonly blobs?: readonly Blob[] }): void;
  flush(): void;
  /** Fires after events were written. */
  readonly changed: Emitter<void>;
  /** Flushes and refuses everything later: work that outlives its run must not write to it. */
  close(): void;
};

export function createRunLog(options: {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly runId: RunId;
  /** Told when events that nothing waited for could not be written. */
  readonly onFault: (fault: unknown) => void;
}): RunLog {
  const { store, clock, runId } = options;
  const changed = new Emitter<void>();
  let noted: { readonly draft: EventDraft; readonly ts: number }[] = [];
  let blobs: Blob[] = [];
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const write = (append: Omit<AppendOptions, 'runId' | 'times'>): void => {
    const now = clock.now();
    const before = noted;
    const withBlobs = [...blobs, ...(append.blobs ?? [])];
    noted = [];
    blobs = [];
    if (timer !== null) clearTimeout(timer);
    timer = null;
    store.append({
      ...append,
      runId,
      blobs: withBlobs,
      drafts: [...before.map(({ draft }) => draft), ...append.drafts],
      times: [...before.map(({ ts }) => ts), ...append.drafts.map(() => now)],
    });
    changed.emit();
  };
  const flush = (): void => {
    if (noted.length > 0) write({ drafts: [] });
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch (cause) {
      options.onFault(cause);
    }
  };
  const refuseWhenClosed = (): void => {
    if (closed) throw new TaskInterruption({ reason: 'cancelled', message: 'The run has ended.' });
  };

  return {
    changed,
    state: () => store.state(runId) ?? emptyRunState,
    append(append) {
      refuseWhenClosed();
      write(append);
    },
    note({ draft, blobs: more }) {
      refuseWhenClosed();
      noted.push({ draft, ts: clock.now() });
      blobs.push(...(more ?? []));
      timer ??= setTimeout(flushLater, longestDelay);
    },
    flush,
    close() {
      closed = true;
      flush();
    },
  };
}
