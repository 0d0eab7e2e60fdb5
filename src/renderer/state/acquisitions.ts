import type { EngineClient } from '../../shared/contract/index.ts';
import type { AppStore } from './create-app-store.ts';
import type { Acquisition } from './slices/acquisitions-slice.ts';
import { wireErrorOf } from './engine-failure.ts';

export type Acquisitions = {
  /** The person has seen this size and agreed to it. */
  start(model: { readonly modelId: string; readonly bytes: number }): void;
  /** Stops fetching; what is on disk stays and is gone on with by the next `start`. */
  pause(modelId: string): void;
};

export function createAcquisitions(options: {
  readonly client: EngineClient;
  readonly store: AppStore;
  readonly onDone: () => void;
}): Acquisitions {
  const { client, store, onDone } = options;
  const running = new Map<string, AbortController>();

  const show = (modelId: string, change: Partial<Acquisition>): void =>
    store.setState(({ acquisitions }) => {
      const before = acquisitions[modelId] ?? { progress: null, running: true, failure: null };
      return { acquisitions: { ...acquisitions, [modelId]: { ...before, ...change } } };
    });

  const follow = async (
    model: { readonly modelId: string; readonly bytes: number },
    signal: AbortSignal,
  ): Promise<void> => {
    const { modelId, bytes } = model;
    try {
      for await (const progress of client.models.acquire({ modelId, consent: { bytes } }, { signal }))
        show(modelId, { progress });
    } catch (cause) {
      const failure = wireErrorOf(cause);
      if (failure === null && !signal.aborted) throw cause;
      if (failure !== null && failure.code !== 'cancelled') show(modelId, { failure });
    } finally {
      running.delete(modelId);
      show(modelId, { running: false });
      onDone();
    }
  };

  return {
    start(model) {
      if (running.has(model.modelId)) return;
      const stop = new AbortController();
      running.set(model.modelId, stop);
      show(model.modelId, { progress: null, running: true, failure: null });
      void follow(model, stop.signal);
    },
    pause(modelId) {
      running.get(modelId)?.abort();
    },
  };
}
