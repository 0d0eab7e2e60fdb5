import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type {
  DecideReply,
  DecideRequest,
  GenerateReply,
  GenerateRequest,
  LanguageModel,
  ModelError,
} from '../../ports/language-model.ts';
import { InferenceProcess } from './inference-process.ts';
import type { AbortTiming, Unnumbered } from './inference-process.ts';
import { CountValue, DecideValue, DescribeValue, EmbedValue, GenerateValue } from './inference/messages.ts';
import type { InferenceRequest } from './inference/messages.ts';
import type { Fit } from './fit-model.ts';
import { MachineCores } from './machine-cores.ts';
import { modelError } from './model-error.ts';
import { Residency } from './residency.ts';
import type { ModelFile, ResidentState } from './residency.ts';

type Request = Unnumbered<InferenceRequest>;

/** Finding a graphics processor loads its driver. */
const GPU_PATIENCE_MS = 15_000;

export type InferenceClientOptions = {
  /** Path of the inference process's entry: `inference/entry.ts` from source, or its built file. */
  readonly entry: string;
  /** The Node 24 that runs it; the running one when absent. */
  readonly execPath?: string;
  /** Physical cores; more threads than cores make every token hundreds of times slower. */
  readonly cores: number;
  /** Where the engines of this machine agree on whose turn it is; the system's temporary folder when absent. */
  readonly coresLockFolder?: string;
  /** Extra environment, for hosts whose executable needs it to run as Node. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where a model's file lies, already verified by its hash. */
  readonly resolveModel: (modelId: string) => Promise<Result<ModelFile, ModelError>>;
  /** A model that would fit into this much memory instead, by the name a person knows; null when there is none. */
  readonly suggestSmaller: (modelId: string, freeBytes: number) => string | null;
  readonly freeMemory: () => number;
  readonly embedder: { readonly path: string; readonly dimensions: number; readonly maxTokens: number };
  readonly onCrash: (reason: string) => void;
  readonly onAbort?: (timing: AbortTiming) => void;
};

export type InferenceClient = LanguageModel & {
  readonly embedder: Embedder;
  /** The process's id, null while none runs. For the crash tests and the trace. */
  readonly pid: () => number | null;
  /** Ids of the models in memory. */
  readonly loaded: () => ReadonlySet<string>;
  /** What each of them takes, and who uses it. */
  readonly residents: () => readonly ResidentState[];
  /** What loading a model would take; nothing is loaded. */
  readonly fit: (modelId: string) => Promise<Result<Fit, ModelError>>;
  /** Unloads a model that nobody uses; gives the bytes that came back. */
  readonly release: (options: { readonly modelId: string }) => Promise<Result<number, 'in-use'>>;
  readonly pin: (options: { readonly modelId: string; readonly pinned: boolean }) => void;
  /** Name of the graphics processor in use, null without one. Starts the process the first time, then remembers. */
  readonly gpu: () => Promise<string | null>;
  /** Ends the process as a crash would; the next call starts it again. */
  readonly kill: () => Promise<void>;
};

/** The engine's side of the inference process: starts it at the first call, again after a crash, and keeps track of what is loaded. */
export function createInferenceClient(options: InferenceClientOptions): InferenceClient {
  const host = new ProcessHost(options);
  const residency = new Residency({ ...options, process: () => host.current() });
  const cores = new MachineCores({ folder: options.coresLockFolder });

  const gpu = rememberGpu(host);

  return {
    gpu,
    residents: () => residency.states(),
    fit: (modelId) => residency.fit(modelId),
    release: (wanted) => residency.release(wanted),
    pin: (wanted) => residency.pin(wanted),
    decide: (request) => cores.run({ signal: request.signal, work: () => decide({ residency, request }) }),
    generate: (request) => cores.run({ signal: request.signal, work: () => generate({ residency, request }) }),
    load: ({ modelId, signal }) =>
      cores.run({ signal, work: () => residency.use({ modelId, signal, work: async (_, loaded) => ok(loaded) }) }),
    unload: ({ modelId }) => residency.unload({ modelId }),
    close: async () => {
      await host.close();
      cores.release();
    },
    embedder: createEmbedder({ host, options, cores }),
    pid: () => host.pid,
    loaded: () => residency.loaded(),
    kill: () => host.kill(),
  };
}

/** The machine's graphics processor does not change while the program runs; a question that failed is asked again. */
function rememberGpu(host: ProcessHost): () => Promise<string | null> {
  let known: Promise<string | null> | null = null;
  const ask = async (): Promise<string | null> => {
    const request = { type: 'describe' } as const;
    const signal = AbortSignal.timeout(GPU_PATIENCE_MS);
    const outcome = await host.current().request({ request, value: DescribeValue, signal });
    if (!outcome.ok) known = null;
    return outcome.ok ? outcome.value.gpu : null;
  };
  return () => (known ??= ask());
}

async function decide(options: {
  readonly residency: Residency;
  readonly request: DecideRequest;
}): Promise<Result<DecideReply, ModelError>> {
  const { modelId, prefix, items, labels, signal, onLoaded } = options.request;
  return await options.residency.use({
    modelId,
    signal,
    onLoaded,
    work: async (process) => {
      const request: Request = {
        type: 'decide',
        modelId,
        prefix: plain(prefix),
        items: [...items],
        labels: [...labels],
      };
      const outcome = await process.request({ request, value: DecideValue, signal });
      return outcome.ok ? outcome : err(modelError(outcome.error, modelId));
    },
  });
}

async function generate(options: {
  readonly residency: Residency;
  readonly request: GenerateRequest;
}): Promise<Result<GenerateReply, ModelError>> {
  const { modelId, prefix, item, schema, maxTokens, temperature, seed, signal, onText, onLoaded } = options.request;
  return await options.residency.use({
    modelId,
    signal,
    onLoaded,
    work: async (process) => {
      const stream = onText !== undefined;
      const request: Request = {
        type: 'generate',
        modelId,
        prefix: plain(prefix),
        item,
        schema,
        maxTokens,
        temperature,
        seed,
        stream,
      };
      const outcome = await process.request({ request, value: GenerateValue, signal, onText });
      return outcome.ok ? outcome : err(modelError(outcome.error, modelId));
    },
  });
}

/** A mutable copy: messages are parsed data, the port's types are read-only. */
function plain(prefix: DecideRequest['prefix']) {
  return { system: prefix.system, examples: prefix.examples.map(({ user, assistant }) => ({ user, assistant })) };
}

function createEmbedder(options: {
  readonly host: ProcessHost;
  readonly options: InferenceClientOptions;
  readonly cores: MachineCores;
}): Embedder {
  const { dimensions, maxTokens } = options.options.embedder;
  return {
    dimensions,
    maxTokens,
    embed: async ({ texts, signal }) => {
      if (texts.length === 0) return ok([]);
      const request: Request = { type: 'embed', texts: [...texts] };
      const outcome = await options.cores.run({
        signal,
        work: () => options.host.current().request({ request, value: EmbedValue, signal }),
      });
      if (!outcome.ok) return err(modelError(outcome.error, 'embedder'));
      const { vectors } = outcome.value;
      return ok(texts.map((_, index) => vectors.slice(index * dimensions, (index + 1) * dimensions)));
    },
    countTokens: async ({ texts, signal }) => {
      const request: Request = { type: 'count-tokens', texts: [...texts] };
      const outcome = await options.host.current().request({ request, value: CountValue, signal });
      return outcome.ok ? ok(outcome.value.counts) : err(modelError(outcome.error, 'embedder'));
    },
  };
}

/** The process that lives now; starts one when none does. */
class ProcessHost {
  readonly #options: InferenceClientOptions;
  #process: InferenceProcess | null = null;
  #closing = false;

  constructor(options: InferenceClientOptions) {
    this.#options = options;
  }

  get pid(): number | null {
    return this.#process?.alive === true ? this.#process.pid : null;
  }

  current(): InferenceProcess {
    if (this.#process?.alive === true) return this.#process;
    const { entry, execPath, environment, cores, embedder, onCrash, onAbort } = this.#options;
    this.#closing = false;
    this.#process = new InferenceProcess({
      entry,
      execPath: execPath ?? process.execPath,
      environment: { ...inherited(), ...environment },
      configure: { cores, embedderPath: embedder.path, embedderTokens: embedder.maxTokens },
      onExit: (reason) => {
        if (!this.#closing) onCrash(reason);
      },
      onAbort: onAbort ?? (() => undefined),
    });
    return this.#process;
  }

  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#process?.kill();
    this.#process = null;
  }
}

/** What a native runtime needs to find its libraries and its temporary folder; nothing else of the person's environment. */
function inherited(): Record<string, string> {
  const names = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SystemRoot',
    'LD_LIBRARY_PATH',
    'CUDA_VISIBLE_DEVICES',
    'VK_ICD_FILENAMES',
  ];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
