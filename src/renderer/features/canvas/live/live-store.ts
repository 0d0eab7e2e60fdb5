import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { AppStore } from '../../../state/create-app-store.ts';
import type { AgentLive } from './agent-live.ts';
import { agentLives, sameLive } from './agent-live.ts';

/** What the agents of one run do now, each to be listened to by its id. */
export type LiveStore = {
  get(agentId: string): AgentLive | null;
  subscribe(agentId: string, listener: () => void): () => void;
};

/**
 * Stands between the event pump and the nodes. The pump changes the app store once a frame, so listeners are called at most once a
 * frame, and a node renders only when its own agent did something: live values never pass through React Flow's nodes.
 * It listens to the app store while somebody listens to it, so nobody has to close it.
 */
export function createLiveStore(options: { readonly store: AppStore; readonly runId: string }): LiveStore {
  const { store, runId } = options;
  const listeners = new Map<string, Set<() => void>>();
  let known: ReadonlyMap<string, AgentLive> = new Map();
  let seen: unknown = null;

  let stop: (() => void) | null = null;

  /** Reads the run of the store now; calls only the listeners of agents that changed. */
  const refresh = (): void => {
    const state = store.getState().runs[runId]?.state ?? null;
    if (state === seen || state === null) return;
    seen = state;
    const next = agentLives(state);
    const changed = [...next].filter(([id, live]) => !sameLive(known.get(id) ?? null, live));
    const kept = [...next].map(([id, live]) => {
      const last = known.get(id);
      return [id, last !== undefined && sameLive(last, live) ? last : live] as const;
    });
    known = new Map(kept);
    for (const [id] of changed) for (const listener of listeners.get(id) ?? []) listener();
  };
  return {
    get(agentId) {
      refresh();
      return known.get(agentId) ?? null;
    },
    subscribe(agentId, listener) {
      // What happened before is no news to this listener.
      refresh();
      stop ??= store.subscribe(refresh);
      const own = listeners.get(agentId) ?? new Set();
      listeners.set(agentId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(agentId);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
}

/** The run that the canvas shows; null while the team is being edited. */
export const LiveContext = createContext<LiveStore | null>(null);

/** What this agent does in the shown run; null without a run, or without a task of its own in it. */
export function useAgentLive(agentId: string): AgentLive | null {
  const live = useContext(LiveContext);
  const subscribe = useCallback(
    (listener: () => void) => live?.subscribe(agentId, listener) ?? ((): void => undefined),
    [live, agentId],
  );
  return useSyncExternalStore(subscribe, () => live?.get(agentId) ?? null);
}
