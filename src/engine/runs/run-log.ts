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

type LogAppend = Omit<AppendOptions, 'runId' | 'times'>;

/** The one writer of a run's events. */
export type RunLog = {
  state(): RunState;
  /** Durable when it returns, with everything noted before. */
  append(append: LogAppend): void;
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
  const { store, clock, runId, onFault } = options;
  const changed = new Emitter<void>();
  const pending = new PendingEvents();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const write = (append: LogAppend): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    store.append(pending.takeBefore({ append, runId, now: clock.now() }));
    changed.emit();
  };
  const flush = (): void => {
    if (!pending.isEmpty()) write({ drafts: [] });
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch (cause) {
      onFault(cause);
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
    note({ draft, blobs }) {
      refuseWhenClosed();
      pending.add({ draft, ts: clock.now(), blobs: blobs ?? [] });
      timer ??= setTimeout(flushLater, longestDelay);
    },
    flush,
    close() {
      closed = true;
      flush();
    },
  };
}

/** Events that happened and are not written yet, with the time at which they happened. */
class PendingEvents {
  #events: {
    readonly draft: EventDraft;
    readonly ts: number;
    readonly blobs: readonly Blob[];
  }[] = [];

  isEmpty(): boolean {
    return this.#events.length === 0;
  }

  add(event: { readonly draft: EventDraft; readonly ts: number; readonly blobs: readonly Blob[] }): void {
    this.#events.push(event);
  }

  /** One append of what is pending followed by what is new. */
  takeBefore(options: { readonly append: LogAppend; readonly runId: RunId; readonly now: number }): AppendOptions {
    const { append, runId, now } = options;
    const events = this.#events;
    this.#events = [];
    return {
      ...append,
      runId,
      blobs: [...events.flatMap(({ blobs }) => blobs), ...(append.blobs ?? [])],
      drafts: [...events.map(({ draft }) => draft), ...append.drafts],
      times: [...events.map(({ ts }) => ts), ...append.drafts.map(() => now)],
    };
  }
}
