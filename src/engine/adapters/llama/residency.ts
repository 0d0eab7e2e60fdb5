import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readGgufHeader } from '../../models/index.ts';
import type { LoadedModel, ModelError } from '../../ports/language-model.ts';
import { LoadValue, UnloadValue } from './inference/messages.ts';
import { modelError } from './model-error.ts';
import type { InferenceProcess } from './inference-process.ts';
import { planModel } from './model-plan.ts';
import type { ModelPlan } from './model-plan.ts';

export type ModelFile = { readonly path: string; readonly sha256: string; readonly bytes: number };

type Resident = {
  readonly loading: Promise<Result<LoadedModel, ModelError>>;
  users: number;
  usedAt: number;
  bytes: number;
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
    readonly work: (process: InferenceProcess, loaded: LoadedModel) => Promise<Result<Value, ModelError>>;
  }): Promise<Result<Value, ModelError>> {
    const { modelId, signal, work } = options;
    if (signal.aborted) return cancelled();
    const process = this.#alive();
    const resident = this.#resident(modelId, process);
    resident.users += 1;
    try {
      const loaded = await unlessAborted(resident.loading, signal);
      if (!loaded.ok) return loaded;
      return await work(process, loaded.value);
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

  /** A new process holds nothing. */
  /** Models in memory, or on their way there. */
  loaded(): ReadonlySet<string> {
    return new Set(this.#process?.alive === true ? this.#residents.keys() : []);
  }

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
    const loading = this.#queue.then(() => this.#load(modelId, process));
    this.#queue = loading.catch(() => undefined);
    const resident: Resident = { loading, users: 0, usedAt: 0, bytes: 0 };
    residents.set(modelId, resident);
    void loading.then((loaded) => {
      if (loaded.ok) resident.bytes = loaded.value.bytes;
      else residents.delete(modelId);
    });
    return resident;
  }

  async #load(modelId: string, process: InferenceProcess): Promise<Result<LoadedModel, ModelError>> {
    const file = await this.#options.resolveModel(modelId);
    if (!file.ok) return file;
    const planned = await this.#plan({ modelId, path: file.value.path });
    if (!planned.ok) return planned;
    const request = { type: 'load', modelId, path: file.value.path, plan: planned.value.plan } as const;
    // A load is shared by everybody who asked for the model, so one caller's abort does not end it.
    const outcome = await process.request({ request, value: LoadValue, signal: new AbortController().signal });
    if (!outcome.ok) return err(modelError(outcome.error, modelId));
    return ok({ modelId, ...outcome.value });
  }

  async #plan(options: { readonly modelId: string; readonly path: string }): Promise<Result<ModelPlan, ModelError>> {
    const { modelId, path } = options;
    const header = await readGgufHeader({ path });
    if (!header.ok) {
      const advice = header.error.code === 'model-missing' ? 'Get it again.' : 'Verify it, or get it again.';
      return err({ ...header.error, modelId, message: `${header.error.message} ${advice}` });
    }
    const free = this.#options.freeMemory();
    const idle = [...this.#residents]
      .filter(([id, { users, bytes }]) => id !== modelId && users === 0 && bytes > 0)
      .toSorted(([, left], [, right]) => left.usedAt - right.usedAt);
    const evictable = idle.reduce((sum, [, { bytes }]) => sum + bytes, 0);
    let planned = planModel({ header: header.value, freeBytes: free });
    if (planned.bytes <= free) return ok(planned);
    planned = planModel({ header: header.value, freeBytes: free + evictable });
    if (planned.bytes > free + evictable)
      return err(this.#tooLarge({ modelId, needsBytes: planned.bytes, freeBytes: free + evictable }));
    let freed = 0;
    for (const [id, { bytes }] of idle) {
      if (free + freed >= planned.bytes) break;
      await this.unload({ modelId: id });
      freed += bytes;
    }
    return ok(planned);
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
