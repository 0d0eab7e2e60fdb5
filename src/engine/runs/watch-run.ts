import type { RunFeed } from '../../shared/contract/runs.ts';
import type { RunEvent } from '../../shared/events/index.ts';
import { isFinished } from '../../shared/events/reduce-run.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { EventStore } from '../storage/index.ts';
import type { Draft } from './draft-feed.ts';

/** Events read from the store in one piece. */
const batch = 500;

/**
 * A run as a feed: everything after a sequence number from the store, then live. Ends with the run, or when the signal aborts.
 * A slow reader never loses an event: what it has not taken stays in the store and is read from there. Of drafts it gets the newest.
 */
export async function* watchRun(options: {
  readonly store: EventStore;
  readonly runId: RunId;
  readonly afterSeq: number;
  readonly signal: AbortSignal;
  readonly onDraft: (listener: (draft: Draft) => void) => () => void;
}): AsyncGenerator<RunFeed> {
  const { store, runId, signal } = options;
  let seen = options.afterSeq;
  let wake: () => void = () => undefined;
  const drafts = new Map<string, Draft>();
  const unsubscribe = store.subscribe({ runId, listener: () => wake() });
  const undraft = options.onDraft((draft) => {
    drafts.set(draft.taskId, draft);
    wake();
  });
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const events: readonly RunEvent[] = store.read({ runId, afterSeq: seen, limit: batch });
      const last = events.at(-1);
      if (last !== undefined) {
        seen = last.seq;
        yield { kind: 'events', events: [...events] };
        continue;
      }
      for (const draft of takeAll(drafts)) yield { kind: 'draft', ...draft };
      const state = store.state(runId);
      if (state === null || (isFinished(state.status) && state.headSeq <= seen)) return;
      await changed;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    unsubscribe();
    undraft();
  }
}

function takeAll(drafts: Map<string, Draft>): readonly Draft[] {
  const taken = [...drafts.values()];
  drafts.clear();
  return taken;
}
