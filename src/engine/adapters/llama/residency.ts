import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { LoadedModel, ModelError, OnLoaded } from '../../ports/language-model.ts';
import { LoadValue, UnloadValue } from './inference/messages.ts';
import { modelError } from './model-error.ts';
import type { InferenceProcess } from './inference-process.ts';
import { fitModel } from './fit-model.ts';
import type { Fit, IdleModel } from './fit-model.ts';
import type { ModelPlan } from './model-plan.ts';

export type ModelFile = { readonly path: string; readonly sha256: string; readonly bytes: number };

/** Measured bytes of a loaded model, and how its context is laid out. */
type Memory = Pick<ModelPlan, 'bytes' | 'weightsBytes' | 'cacheBytes' | 'computeBytes' | 'plan'>;

type Loading = { readonly loaded: LoadedModel; readonly memory: Memory };

type Resident = {
  readonly loading: Promise<Result<Loading, ModelError>>;
  users: number;
  usedAt: number;
  /** Bytes that it was promised before native code opens it; 0 before that, and once they are measured. */
  reservedBytes: number;
  /** Null until it is loaded. */
  memory: Memory | null;
};

/** A model in memory or on its way there, as a person sees it. */
export type ResidentState = Omit<Memory, 'plan'> & {
  readonly modelId: string;
  readonly state: 'loading' | 'loaded';
  readonly reservedBytes: number;
  readonly contextTokens: number;
  readonly sequences: number;
  readonly pinned: boolean;
  /** Calls at work with it, or waiting for it. */
  readonly calls: number;
};

type Options = {
  readonly process: () => InferenceProcess;
  readonly resolveModel: (modelId: string) => Promise<Result<ModelFile, ModelError>>;
  readonly suggestSmaller: (modelId: string, freeBytes: number) => string | null;
  readonly freeMemory: () => number;
};

/**
 * Which models are in memory. A model is checked and measured before any native code opens it, makes room only by models that nobody
 * uses, and is refused before anything is unloaded when it would not fit anyway.
 */
export class Residency {
  readonly #options: Options;
  #process: InferenceProcess | null = null;
  readonly #pinned = new Set<string>();
  #residents = new Map<string, Resident>();
  #now = 0;
  /** Loads happen one after the other: each decides by the memory that the one before left. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Runs `work` with the model loaded and kept from being unloaded. */
  async use<Value>(options: {
    readonly modelId: string;
    readonly signal: AbortSignal;
    readonly onLoaded?: OnLoaded | undefined;
    readonly work: (process: InferenceProcess, loaded: LoadedModel) => Promise<Result<Value, ModelError>>;
  }): Promise<Result<Value, ModelError>> {
    const { modelId, signal, onLoaded, work } = options;
    if (signal.aborted) return cancelled();
    const process = this.#alive();
    const wasThere = this.#residents.has(modelId);
    const resident = this.#resident(modelId, process);
    resident.users += 1;
    try {
      const loaded = await unlessAborted(resident.loading, signal);
      if (!loaded.ok) return loaded;
      if (!wasThere) onLoaded?.(loaded.value.loaded);
      return await work(process, loaded.value.loaded);
    } finally {
      resident.users -= 1;
      resident.usedAt = this.#now += 1;
    }
  }

  async unload(options: { readonly modelId: string }): Promise<void> {
    const resident = this.#residents.get(options.modelId);
    if (resident === undefined || this.#process === null) return;
    this.#residents.delete(options.modelId);
    await resident.loading;
    const request = { type: 'unload', modelId: options.modelId } as const;
    await this.#process.request({ request, value: UnloadValue, signal: new AbortController().signal });
  }

  /** Unloads a model unless somebody uses it. Gives the bytes that came back; 0 when it was not there. */
  async release(options: { readonly modelId: string }): Promise<Result<number, 'in-use'>> {
    const resident = this.loaded().has(options.modelId) ? this.#residents.get(options.modelId) : undefined;
    if (resident !== undefined && (resident.users > 0 || resident.memory === null)) return err('in-use');
    this.#pinned.delete(options.modelId);
    const bytes = resident?.memory?.bytes ?? 0;
    await this.unload(options);
    return ok(bytes);
  }

  /** A pinned model is never unloaded to make room. */
  pin(options: { readonly modelId: string; readonly pinned: boolean }): void {
    if (options.pinned) this.#pinned.add(options.modelId);
    else this.#pinned.delete(options.modelId);
  }

  /** What loading a model would take; nothing is loaded. */
  async fit(modelId: string): Promise<Result<Fit, ModelError>> {
    const file = await this.#options.resolveModel(modelId);
    return file.ok ? await this.#fit({ modelId, path: file.value.path }) : file;
  }

  states(): readonly ResidentState[] {
    if (this.#process?.alive !== true) return [];
    return [...this.#residents].map(([modelId, { memory, reservedBytes, users }]) => {
      const { plan, ...bytes } = memory ?? { bytes: 0, weightsBytes: 0, cacheBytes: 0, computeBytes: 0, plan: null };
      return {
        modelId,
        state: memory === null ? 'loading' : 'loaded',
        ...bytes,
        reservedBytes,
        contextTokens: plan?.contextSize ?? 0,
        sequences: plan === null ? 0 : plan.working + plan.warm,
        pinned: this.#pinned.has(modelId),
        calls: users,
      };
    });
  }

  /** Models in memory, or on their way there. */
  loaded(): ReadonlySet<string> {
    return new Set(this.#process?.alive === true ? this.#residents.keys() : []);
  }

  /** The living process; a new one holds nothing. */
  #alive(): InferenceProcess {
    const process = this.#options.process();
    if (process !== this.#process) {
      this.#process = process;
      this.#residents = new Map();
    }
    return process;
  }

  #resident(modelId: string, process: InferenceProcess): Resident {
    const known = this.#residents.get(modelId);
    if (known !== undefined) return known;
    const residents = this.#residents;
    const reserve = (bytes: number): void => {
      resident.reservedBytes = bytes;
    };
    const loading = this.#queue.then(() => this.#load({ modelId, process, reserve }));
    this.#queue = loading.catch(() => undefined);
    const resident: Resident = { loading, users: 0, usedAt: 0, reservedBytes: 0, memory: null };
    residents.set(modelId, resident);
    void loading.then((loaded) => {
      reserve(0);
      if (loaded.ok) resident.memory = loaded.value.memory;
      else residents.delete(modelId);
    });
    return resident;
  }

  async #load(options: {
    readonly modelId: string;
    readonly process: InferenceProcess;
    readonly reserve: (bytes: number) => void;
  }): Promise<Result<Loading, ModelError>> {
    const { modelId, process, reserve } = options;
    const file = await this.#options.resolveModel(modelId);
    if (!file.ok) return file;
    const planned = await this.#makeRoom({ modelId, path: file.value.path });
    if (!planned.ok) return planned;
    const { plan, cacheBytes } = planned.value;
    reserve(planned.value.bytes);
    const request = { type: 'load', modelId, path: file.value.path, plan } as const;
    // A load is shared by everybody who asked for the model, so one caller's abort does not end it.
    const outcome = await process.request({ request, value: LoadValue, signal: new AbortController().signal });
    if (!outcome.ok) return err(modelError(outcome.error, modelId));
    const { bytes, weightsBytes, ms } = outcome.value;
    const contextBytes = bytes - weightsBytes;
    // The library measures the context as a whole; its larger part, keys and values, is known from the file.
    const cache = Math.min(cacheBytes, contextBytes);
    const memory = { bytes, weightsBytes, cacheBytes: cache, computeBytes: contextBytes - cache, plan };
    return ok({ loaded: { modelId, bytes, ms }, memory });
  }

  /** Unloads what has to go, and gives the plan that then fits. */
  async #makeRoom(options: {
    readonly modelId: string;
    readonly path: string;
  }): Promise<Result<ModelPlan, ModelError>> {
    const fit = await this.#fit(options);
    if (!fit.ok) return fit;
    const { planned, freeBytes, unloads, fits } = fit.value;
    const { modelId } = options;
    if (!fits) {
      const idle = this.#idle(modelId).reduce((sum, { bytes }) => sum + bytes, 0);
      return err(this.#tooLarge({ modelId, needsBytes: planned.bytes, freeBytes: freeBytes + idle }));
    }
    for (const id of unloads) await this.unload({ modelId: id });
    return ok(planned);
  }

  #fit(options: { readonly modelId: string; readonly path: string }): Promise<Result<Fit, ModelError>> {
    return fitModel({ ...options, freeBytes: this.#options.freeMemory(), idle: this.#idle(options.modelId) });
  }

  /** Least recently used first. */
  #idle(except: string): readonly IdleModel[] {
    return [...this.#residents]
      .filter(([id, { users, memory }]) => id !== except && users === 0 && memory !== null && !this.#pinned.has(id))
      .toSorted(([, left], [, right]) => left.usedAt - right.usedAt)
      .map(([modelId, { memory }]) => ({ modelId, bytes: memory?.bytes ?? 0 }));
  }

  #tooLarge(options: {
    readonly modelId: string;
    readonly needsBytes: number;
    readonly freeBytes: number;
  }): ModelError {
    const { modelId, needsBytes, freeBytes } = options;
    const smaller = this.#options.suggestSmaller(modelId, freeBytes);
    const advice =
      smaller === null ? 'close other programs, or use a machine with more memory' : `smaller choice: ${smaller}`;
    return {
      code: 'model-too-large',
      modelId,
      needsBytes,
      freeBytes,
      smaller,
      message: `"${modelId}" needs ${gigabytes(needsBytes)}, ${gigabytes(freeBytes)} free; ${advice}.`,
    };
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function cancelled(): Result<never, ModelError> {
  return err({ code: 'cancelled', message: 'The call was cancelled.' });
}

async function unlessAborted<Value>(
  loading: Promise<Result<Value, ModelError>>,
  signal: AbortSignal,
): Promise<Result<Value, ModelError>> {
  const { promise, resolve } = Promise.withResolvers<Result<Value, ModelError>>();
  const onAbort = (): void => resolve(cancelled());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([loading, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
