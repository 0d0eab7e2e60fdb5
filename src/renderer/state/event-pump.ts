import type { EngineClient } from '../../shared/contract/index.ts';
import type { RunFeed } from '../../shared/contract/runs.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import { delay } from '../../shared/kernel/abort.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { AppStore } from './create-app-store.ts';
import { applyFeeds, emptyLiveRun } from './slices/runs-slice.ts';

/** Calls back before the next frame is drawn (or soon, when the page is hidden). */
export type NextFrame = (callback: () => void) => void;

export type EventPump = {
  /** Follows a run until it ends or the returned function is called. Watching twice shares one stream. */
  watch(runId: RunId): () => void;
};

type Watch = { readonly stop: AbortController; watchers: number };

const RETRY_MS = 500;

/**
 * Carries run events into the store: whatever arrives within a frame is folded at once, so a burst of a thousand events
 * renders once. After a lost link the stream goes on behind the last folded event; nothing is lost or applied twice.
 */
export function createEventPump(options: {
  readonly client: EngineClient;
  readonly store: AppStore;
  readonly nextFrame: NextFrame;
}): EventPump {
  const { client, store, nextFrame } = options;
  const watches = new Map<RunId, Watch>();
  const waiting = new Map<RunId, RunFeed[]>();

  const flush = (): void => {
    const batches = [...waiting];
    waiting.clear();
    store.setState(({ runs }) => ({
      runs: {
        ...runs,
        ...Object.fromEntries(batches.map(([id, feeds]) => [id, applyFeeds(runs[id] ?? emptyLiveRun, feeds)])),
      },
    }));
  };
  const receive = (runId: RunId, feed: RunFeed): void => {
    if (waiting.size === 0) nextFrame(flush);
    const feeds = waiting.get(runId) ?? [];
    feeds.push(feed);
    waiting.set(runId, feeds);
  };
  const follow = async (runId: RunId, signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const ended = await followOnce({ client, store, runId, signal, receive: (feed) => receive(runId, feed) });
      if (ended) return;
      await delay({ ms: RETRY_MS, signal }).catch(() => undefined);
    }
  };

  return {
    watch(runId) {
      const known = watches.get(runId);
      const watch: Watch = known ?? { stop: new AbortController(), watchers: 0 };
      watch.watchers += 1;
      if (known === undefined) {
        watches.set(runId, watch);
        void follow(runId, watch.stop.signal).finally(() => {
          if (watches.get(runId) === watch) watches.delete(runId);
        });
      }
      return () => {
        watch.watchers -= 1;
        if (watch.watchers > 0) return;
        watch.stop.abort();
        if (watches.get(runId) === watch) watches.delete(runId);
      };
    },
  };
}

/** True when the stream ended by itself; false when the link broke and the caller should go on. */
async function followOnce(options: {
  readonly client: EngineClient;
  readonly store: AppStore;
  readonly runId: RunId;
  readonly signal: AbortSignal;
  readonly receive: (feed: RunFeed) => void;
}): Promise<boolean> {
  const { client, store, runId, signal, receive } = options;
  const afterSeq = store.getState().runs[runId]?.state.headSeq ?? 0;
  try {
    for await (const feed of client.runs.events({ runId, afterSeq }, { signal })) receive(feed);
    return true;
  } catch (cause) {
    if (signal.aborted) return true;
    if (cause instanceof StreamFailure) {
      const failure = cause.error;
      if (failure.code === 'connection-lost') return false;
      store.setState(({ runs }) => ({ runs: { ...runs, [runId]: { ...(runs[runId] ?? emptyLiveRun), failure } } }));
      return true;
    }
    throw cause;
  }
}
