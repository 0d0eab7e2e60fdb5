import type { EngineClient } from '../../shared/contract/index.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { AppStore } from './create-app-store.ts';
import { wireErrorOf } from './engine-failure.ts';
import type { Ingest } from './slices/ingests-slice.ts';

export type Ingests = {
  /** Reads what is new or changed in a workspace's folder; goes on where it was paused. */
  start(workspaceId: string): void;
  /** Stops at the next file. Files that were read stay read. */
  pause(workspaceId: string): void;
};

/** Follows what is being read in, for every workspace at once. */
export function createIngests(options: {
  readonly client: EngineClient;
  readonly store: AppStore;
  readonly onDone: (workspaceId: string) => void;
}): Ingests {
  const { client, store, onDone } = options;
  const running = new Map<string, AbortController>();

  const show = (workspaceId: string, change: Partial<Ingest>): void =>
    store.setState(({ ingests }) => {
      const before = ingests[workspaceId] ?? { progress: null, running: true, paused: false, failure: null };
      return { ingests: { ...ingests, [workspaceId]: { ...before, ...change } } };
    });

  const follow = async (workspaceId: string, signal: AbortSignal): Promise<void> => {
    try {
      const stream = client.sources.ingest({ workspaceId: WorkspaceId.parse(workspaceId) }, { signal });
      for await (const progress of stream) show(workspaceId, { progress });
    } catch (cause) {
      const failure = wireErrorOf(cause);
      if (failure === null && !signal.aborted) throw cause;
      if (failure !== null && failure.code !== 'cancelled') show(workspaceId, { failure });
    } finally {
      running.delete(workspaceId);
      show(workspaceId, { running: false, paused: signal.aborted });
      onDone(workspaceId);
    }
  };

  return {
    start(workspaceId) {
      if (running.has(workspaceId)) return;
      const stop = new AbortController();
      running.set(workspaceId, stop);
      show(workspaceId, { progress: null, running: true, paused: false, failure: null });
      void follow(workspaceId, stop.signal);
    },
    pause(workspaceId) {
      running.get(workspaceId)?.abort();
    },
  };
}
