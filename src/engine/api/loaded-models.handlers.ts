import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { LoadedModelState, ModelMemory, ModelSpeed, WillItFit } from '../../shared/contract/models.ts';
import type { WireError } from '../../shared/contract/errors.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { recommendSet } from '../models/index.ts';
import type { MachineFacts, ModelStore } from '../models/index.ts';
import type { LoadedModel, ModelError } from '../ports/language-model.ts';

/** What the inference process holds, and what it could hold; the client of it fits as it is. */
export type ModelResidency = {
  readonly residents: () => readonly Omit<LoadedModelState, 'title'>[];
  readonly fit: (modelId: string) => Promise<
    Result<
      {
        readonly planned: Pick<WillItFit, 'weightsBytes' | 'cacheBytes' | 'computeBytes'> & { readonly bytes: number };
        readonly freeBytes: number;
        readonly unloads: readonly string[];
        readonly fits: boolean;
      },
      ModelError
    >
  >;
  readonly load: (options: {
    readonly modelId: string;
    readonly signal: AbortSignal;
  }) => Promise<Result<LoadedModel, ModelError>>;
  readonly release: (options: { readonly modelId: string }) => Promise<Result<number, 'in-use'>>;
  readonly pin: (options: { readonly modelId: string; readonly pinned: boolean }) => void;
};

export type LoadedModelOptions = {
  readonly store: ModelStore;
  readonly residency: ModelResidency;
  /** Bytes; a container's limit counts. */
  readonly memory: () => { readonly totalBytes: number; readonly freeBytes: number };
  /** A known model for the same work that fits into this many bytes, by its title. */
  readonly smaller: (modelId: string, freeBytes: number) => string | null;
  readonly speeds: () => readonly ModelSpeed[];
  readonly machine: () => Promise<MachineFacts>;
};

type Loaded = 'memory' | 'willItFit' | 'load' | 'unload' | 'pin' | 'speeds' | 'recommended';

/** The part of the `models` group that is about memory and speed. */
export function createLoadedModelHandlers(options: LoadedModelOptions): Pick<EngineHandlers['models'], Loaded> {
  const { store, residency, speeds, machine } = options;
  return {
    memory: async () => ok(await describeMemory(options)),
    willItFit: async ({ modelId }) => willItFit(options, modelId),
    load: async ({ modelId }, { signal }) => {
      const loaded = await residency.load({ modelId, signal });
      if (!loaded.ok) return err(loadError(loaded.error, modelId));
      const { bytes, ms } = loaded.value;
      return ok({ bytes, ms });
    },
    unload: async ({ modelId }) => {
      if ((await store.entry(modelId)) === null) return unknown(modelId);
      const released = await residency.release({ modelId });
      if (released.ok) return ok({ freedBytes: released.value });
      const message = 'A run uses it right now. Wait for the run or stop it, then unload the model.';
      return err({ code: 'model-in-use', message, data: { modelId } });
    },
    pin: async ({ modelId, pinned }) => {
      if ((await store.entry(modelId)) === null) return unknown(modelId);
      residency.pin({ modelId, pinned });
      return ok({});
    },
    speeds: async () => ok({ speeds: [...speeds()] }),
    recommended: async (_input, { signal }) =>
      ok(recommendSet({ listed: await store.list({ signal }), machine: await machine() })),
  };
}

async function describeMemory({ store, residency, memory }: LoadedModelOptions): Promise<ModelMemory> {
  const titles = new Map((await store.entries()).map(({ id, title }) => [id, title]));
  const models = residency.residents().map(({ modelId, state, pinned, calls, ...rest }) => {
    const { weightsBytes, cacheBytes, computeBytes, reservedBytes, contextTokens, sequences } = rest;
    const bytes = { weightsBytes, cacheBytes, computeBytes, reservedBytes, contextTokens, sequences };
    return { modelId, title: titles.get(modelId) ?? modelId, state, ...bytes, pinned, calls };
  });
  const { totalBytes, freeBytes: now } = memory();
  const used = models.reduce((sum, model) => sum + model.weightsBytes + model.cacheBytes + model.computeBytes, 0);
  const reserved = models.reduce((sum, model) => sum + model.reservedBytes, 0);
  // A load takes what it was promised bit by bit, and the system does not say for whom it is: until it is measured, all of it is promised.
  const freeBytes = Math.max(0, now - reserved);
  return { totalBytes, freeBytes, otherBytes: Math.max(0, totalBytes - freeBytes - used - reserved), models };
}

async function willItFit(
  options: LoadedModelOptions,
  modelId: string,
): Promise<Result<WillItFit, WireError<'not-found' | 'model-missing' | 'model-corrupt' | 'internal'>>> {
  const { store, residency, memory, smaller } = options;
  if ((await store.entry(modelId)) === null) return unknown(modelId);
  const there = residency.residents().find((resident) => resident.modelId === modelId && resident.state === 'loaded');
  if (there !== undefined) {
    const { weightsBytes, cacheBytes, computeBytes } = there;
    const needsBytes = weightsBytes + cacheBytes + computeBytes;
    const { freeBytes } = memory();
    const measured = { weightsBytes, cacheBytes, computeBytes, needsBytes, freeBytes };
    return ok({ answer: 'loaded', ...measured, unloads: [], smaller: null });
  }
  const fit = await residency.fit(modelId);
  if (!fit.ok) {
    const { code, message } = fit.error;
    if (code === 'model-missing' || code === 'model-corrupt') return err({ code, message, data: { modelId } });
    return err({ code: 'internal', message, data: { logId: '' } });
  }
  const { planned, freeBytes, unloads, fits } = fit.value;
  const { weightsBytes, cacheBytes, computeBytes, bytes } = planned;
  return ok({
    answer: !fits ? 'too-large' : unloads.length > 0 ? 'after-unloading' : 'fits',
    weightsBytes,
    cacheBytes,
    computeBytes,
    needsBytes: bytes,
    freeBytes,
    unloads: [...unloads],
    smaller: fits ? null : smaller(modelId, freeBytes),
  });
}

function loadError(
  error: ModelError,
  modelId: string,
): WireError<'model-missing' | 'model-corrupt' | 'model-too-large' | 'inference-stopped' | 'cancelled'> {
  const { code, message } = error;
  switch (code) {
    case 'model-missing':
    case 'model-corrupt':
      return { code, message, data: { modelId } };
    case 'model-too-large': {
      const { needsBytes, freeBytes, smaller } = error;
      return { code, message, data: { modelId, needsBytes, freeBytes, smaller } };
    }
    case 'cancelled':
      return { code, message, data: {} };
    case 'prompt-too-long':
    case 'inference-crashed':
    case 'inference-failed':
      return { code: 'inference-stopped', message, data: { modelId } };
  }
}

function unknown(modelId: string) {
  const message = `No model is called "${modelId}".`;
  return err({ code: 'not-found' as const, message, data: { kind: 'model', id: modelId } });
}
