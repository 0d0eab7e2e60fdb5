import { getLlama } from 'node-llama-cpp';
import type { Llama } from 'node-llama-cpp';
import { assertNever, invariant } from '../../../../shared/kernel/assert.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { CoreLock } from './core-lock.ts';
import { DamagedModel } from './damaged-model.ts';
import { decide } from './decide.ts';
import { Embedding } from './embedding.ts';
import { generate } from './generate.ts';
import type {
  ConfigureMessage,
  FromInference,
  InferenceFailure,
  InferenceRequest,
  LoadMessage,
  LoadValue,
  ToInference,
} from './messages.ts';
import { loadResidentModel } from './resident-model.ts';
import type { ResidentModel } from './resident-model.ts';

/** Takes the engine's messages and answers each request once. */
export class InferenceServer {
  readonly #send: (message: FromInference) => void;
  readonly #lock = new CoreLock();
  readonly #residents = new Map<string, ResidentModel>();
  readonly #running = new Map<number, AbortController>();
  #configuration: ConfigureMessage | null = null;
  #llama: Promise<Llama> | null = null;
  #embedding: Embedding | null = null;

  constructor(options: { readonly send: (message: FromInference) => void }) {
    this.#send = options.send;
  }

  receive(message: ToInference): void {
    if (message.type === 'configure') return this.#configure(message);
    if (message.type === 'abort') return this.#abort(message.id);
    void this.#answer(message);
  }

  #configure(message: ConfigureMessage): void {
    this.#configuration = message;
    if (message.embedderPath === null) return;
    this.#embedding = new Embedding({
      llama: () => this.#native(),
      path: message.embedderPath,
      tokens: message.embedderTokens,
      cores: message.cores,
      lock: this.#lock,
    });
  }

  #abort(id: number): void {
    this.#running.get(id)?.abort();
    this.#send({ type: 'abort-acknowledged', id });
  }

  async #answer(request: InferenceRequest): Promise<void> {
    const controller = new AbortController();
    this.#running.set(request.id, controller);
    const outcome = await this.#attempt(request, controller.signal);
    this.#running.delete(request.id);
    if (outcome.ok) this.#send({ type: 'done', id: request.id, value: outcome.value });
    else this.#send({ type: 'failed', id: request.id, error: outcome.error });
  }

  /** The one place where a throw becomes a value: an abort is `cancelled`, all else a failure with the library's own words. */
  async #attempt(request: InferenceRequest, signal: AbortSignal): Promise<Result<unknown, InferenceFailure>> {
    try {
      return await this.#run(request, signal);
    } catch (cause) {
      if (signal.aborted) return err({ code: 'cancelled', message: 'The call was cancelled.' });
      if (cause instanceof DamagedModel) return err({ code: 'model-corrupt', message: cause.message });
      return err({ code: 'inference-failed', message: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  async #run(request: InferenceRequest, signal: AbortSignal): Promise<Result<unknown, InferenceFailure>> {
    switch (request.type) {
      case 'load':
        return await this.#load(request, signal);
      case 'unload': {
        const resident = this.#residents.get(request.modelId);
        this.#residents.delete(request.modelId);
        await resident?.model.dispose();
        return ok({});
      }
      case 'decide':
        return await decide({ resident: this.#resident(request.modelId), message: request, lock: this.#lock, signal });
      case 'generate': {
        const onText = (text: string): void => {
          if (request.stream && !signal.aborted) this.#send({ type: 'text', id: request.id, text });
        };
        const resident = this.#resident(request.modelId);
        return await generate({
          llama: await this.#native(),
          resident,
          message: request,
          lock: this.#lock,
          signal,
          onText,
        });
      }
      case 'embed':
        return await this.#embedder().embed({ texts: request.texts, signal });
      case 'count-tokens':
        return await this.#embedder().countTokens({ texts: request.texts });
      case 'describe':
        return ok({ gpu: await describeGpu(await this.#native()) });
      default:
        return assertNever(request);
    }
  }

  async #load(message: LoadMessage, signal: AbortSignal): Promise<Result<LoadValue, InferenceFailure>> {
    const llama = await this.#native();
    const cores = this.#configured().cores;
    try {
      const work = () => loadResidentModel({ llama, message, cores });
      const { resident, value } = await this.#lock.run({ key: `load ${message.modelId}`, signal, work });
      this.#residents.set(message.modelId, resident);
      return ok(value);
    } catch (cause) {
      return err({ code: 'model-corrupt', message: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  /** Prebuilt binaries only; a machine whose graphics driver does not fit falls back to its cores. */
  #native(): Promise<Llama> {
    const options = {
      maxThreads: this.#configured().cores,
      build: 'never',
      skipDownload: true,
      logger: () => undefined,
    } as const;
    this.#llama ??= getLlama({ ...options, gpu: 'auto' }).catch(() => getLlama({ ...options, gpu: false }));
    return this.#llama;
  }

  #resident(modelId: string): ResidentModel {
    const resident = this.#residents.get(modelId);
    invariant(resident !== undefined, `the client loads "${modelId}" before it uses it`);
    return resident;
  }

  #embedder(): Embedding {
    invariant(this.#embedding !== null, 'the client embeds only when it was given an embedder');
    return this.#embedding;
  }

  #configured(): ConfigureMessage {
    invariant(this.#configuration !== null, 'the client configures the process first');
    return this.#configuration;
  }
}

/** Such as `NVIDIA H100 (cuda)`; null when the library found none that it can use. */
async function describeGpu(llama: Llama): Promise<string | null> {
  if (llama.gpu === false) return null;
  const [name] = await llama.getGpuDeviceNames();
  return name === undefined ? llama.gpu : `${name} (${llama.gpu})`;
}
