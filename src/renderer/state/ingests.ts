import type { EngineClient } from '../../shared/contract/index.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { AppStore } from './create-app-store.ts';
import { wireErrorOf } from './engine-failure.ts';
import type { Ingest } from './slices/ingests-slice.ts';

export type Ingests = {
  /** Reads what is new or changed in a workspace's sources; goes on where it was paused. */
  start(workspaceId: string): void;
  /** The same when the sources have changed since: what is being read is stopped first, because it knows only the old ones. */
  restart(workspaceId: string): void;
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

  const follow = async (workspaceId: string, stop: AbortController): Promise<void> => {
    const { signal } = stop;
    const current = (): boolean => running.get(workspaceId) === stop;
    try {
      const stream = client.sources.ingest({ workspaceId: WorkspaceId.parse(workspaceId) }, { signal });
      for await (const progress of stream) if (current()) show(workspaceId, { progress });
    } catch (cause) {
      const failure = wireErrorOf(cause);
      if (failure === null && !signal.aborted) throw cause;
      if (failure !== null && failure.code !== 'cancelled') show(workspaceId, { failure });
    } finally {
      if (current()) {
        running.delete(workspaceId);
        show(workspaceId, { running: false, paused: signal.aborted });
      }
      onDone(workspaceId);
    }
  };

  const restart = (workspaceId: string): void => {
    running.get(workspaceId)?.abort();
    const stop = new AbortController();
    running.set(workspaceId, stop);
    show(workspaceId, { progress: null, running: true, paused: false, failure: null });
    void follow(workspaceId, stop);
  };

  return {
    start(workspaceId) {
      if (!running.has(workspaceId)) restart(workspaceId);
    },
    restart,
    pause(workspaceId) {
      running.get(workspaceId)?.abort();
    },
  };
}
