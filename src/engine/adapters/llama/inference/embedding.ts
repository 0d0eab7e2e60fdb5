import type { Llama, LlamaEmbeddingContext, LlamaModel } from 'node-llama-cpp';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CoreLock } from './core-lock.ts';
import type { CountValue, EmbedValue, InferenceFailure } from './messages.ts';

/** Texts per turn on the cores: short enough that a decision never waits long behind an ingest. */
const TEXTS_PER_TURN = 16;

type Loaded = { readonly model: LlamaModel; readonly context: LlamaEmbeddingContext };

/** The shipped embedder, loaded at its first use and then kept: everything waits for it otherwise. */
export class Embedding {
  readonly #options: {
    readonly llama: () => Promise<Llama>;
    readonly path: string;
    readonly tokens: number;
    readonly cores: number;
    readonly lock: CoreLock;
  };
  #loaded: Promise<Loaded> | null = null;

  constructor(options: {
    readonly llama: () => Promise<Llama>;
    readonly path: string;
    readonly tokens: number;
    readonly cores: number;
    readonly lock: CoreLock;
  }) {
    this.#options = options;
  }

  async embed(options: {
    readonly texts: readonly string[];
    readonly signal: AbortSignal;
  }): Promise<Result<EmbedValue, InferenceFailure>> {
    const { texts, signal } = options;
    const { model, context } = await this.#load();
    const limit = this.#options.tokens;
    for (const text of texts) {
      const tokens = model.tokenize(text).length;
      if (tokens > limit) {
        return err({
          code: 'prompt-too-long',
          message: `A text of ${tokens} tokens is longer than the embedder's ${limit}. Split it.`,
          tokens,
          limit,
        });
      }
    }
    const dimensions = model.embeddingVectorSize;
    const vectors = new Float32Array(texts.length * dimensions);
    for (let start = 0; start < texts.length; start += TEXTS_PER_TURN) {
      const turn = texts.slice(start, start + TEXTS_PER_TURN);
      await this.#options.lock.run({
        key: 'embedder',
        signal,
        work: async () => {
          for (const [offset, text] of turn.entries()) {
            signal.throwIfAborted();
            if (text.trim() === '') continue;
            const { vector } = await context.getEmbeddingFor(text);
            vectors.set(unit(vector), (start + offset) * dimensions);
          }
        },
      });
    }
    return ok({ dimensions, vectors });
  }

  async countTokens(options: { readonly texts: readonly string[] }): Promise<Result<CountValue, InferenceFailure>> {
    const { model } = await this.#load();
    return ok({ counts: options.texts.map((text) => model.tokenize(text).length) });
  }

  #load(): Promise<Loaded> {
    this.#loaded ??= this.#open().catch((cause: unknown) => {
      this.#loaded = null;
      throw cause;
    });
    return this.#loaded;
  }

  async #open(): Promise<Loaded> {
    const { path, tokens, cores, llama } = this.#options;
    const model = await (await llama()).loadModel({ modelPath: path, useMmap: false });
    const marks = 2;
    // Above the batch size (512 unless told) vectors are silently wrong, so the whole context is one batch.
    const size = tokens + marks + 1;
    const context = await model.createEmbeddingContext({ contextSize: size, batchSize: size, threads: cores });
    return { model, context };
  }
}

function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0));
}
