import { delay } from '../../shared/kernel/abort.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type {
  DecideReply,
  DecideRequest,
  Decision,
  GenerateReply,
  GenerateRequest,
  LanguageModel,
  LoadedModel,
  ModelError,
} from '../ports/language-model.ts';

/** What the model does with one request. */
export type Turn =
  | { readonly kind: 'say'; readonly text: string; readonly stopReason?: GenerateReply['stopReason'] }
  | { readonly kind: 'label'; readonly decisions: readonly Decision[] }
  | { readonly kind: 'fail'; readonly error: ModelError }
  /** Never answers; ends only when the request is aborted. */
  | { readonly kind: 'hang' }
  /** One piece every `everyMs` milliseconds of real time. */
  | { readonly kind: 'stream'; readonly pieces: readonly string[]; readonly everyMs: number }
  | { readonly kind: 'after'; readonly ms: number; readonly turn: Turn };

export type ScriptedRequest =
  | ({ readonly kind: 'decide' } & Omit<DecideRequest, 'signal'>)
  | ({ readonly kind: 'generate' } & Omit<GenerateRequest, 'signal' | 'onText'>);

export const say = (text: string): Turn => ({ kind: 'say', text });
export const fail = (error: ModelError): Turn => ({ kind: 'fail', error });
export const crash = (): Turn => fail({ code: 'inference-crashed', message: 'The inference process ended.' });
export const hang = (): Turn => ({ kind: 'hang' });
export const streamSlowly = (pieces: readonly string[], everyMs: number): Turn => ({ kind: 'stream', pieces, everyMs });
export const after = (ms: number, turn: Turn): Turn => ({ kind: 'after', ms, turn });

/** A reading of two labels with the given margin; the named label wins. */
export function reading(options: {
  readonly label: string;
  readonly labels: readonly string[];
  readonly margin?: number;
  readonly legalMass?: number;
}): Decision {
  const { label, labels, margin = 0.9, legalMass = 0.99 } = options;
  const loser = (1 - margin) / 2;
  const others = labels.filter((other) => other !== label);
  const probabilities = Object.fromEntries([
    [label, loser + margin],
    ...others.map((other) => [other, loser / others.length] as const),
  ]);
  return { label, probabilities, margin, legalMass };
}

/** Every item gets the same label with the same margin. */
export function labelAll(request: ScriptedRequest, label: string, margin = 0.9): Turn {
  if (request.kind !== 'decide')
    return fail({ code: 'inference-failed', message: 'The script labels, but was asked to write.' });
  return { kind: 'label', decisions: request.items.map(() => reading({ label, labels: request.labels, margin })) };
}

/**
 * A language model that follows a script; the engine cannot tell it from a real one. Strict: a request that the script does not
 * expect fails with a message that names it. Everything asked is recorded.
 */
export class ScriptedModel implements LanguageModel {
  readonly requests: ScriptedRequest[] = [];
  #inFlight = 0;
  /** Most requests that were open at the same time. */
  widest = 0;
  readonly #script: (request: ScriptedRequest) => Turn | null;
  readonly #timings = { tokensIn: 10, tokensCached: 100, tokensOut: 1, firstTokenMs: 5, ms: 20 };

  /** @param script a function of the request, or turns to be taken one after the other. Null means: not expected. */
  constructor(script: ((request: ScriptedRequest) => Turn | null) | readonly Turn[]) {
    if (typeof script === 'function') {
      this.#script = script;
      return;
    }
    const turns = [...script];
    this.#script = () => turns.shift() ?? null;
  }

  async decide(request: DecideRequest): Promise<Result<DecideReply, ModelError>> {
    const { signal, onLoaded: _onLoaded, ...asked } = request;
    return this.#answer({
      request: { kind: 'decide', ...asked },
      signal,
      reply: (turn) => this.#decisions(request, turn),
    });
  }

  async generate(request: GenerateRequest): Promise<Result<GenerateReply, ModelError>> {
    const { signal, onText, onLoaded: _onLoaded, ...asked } = request;
    const reply = (turn: Turn): Promise<Result<GenerateReply, ModelError>> | Result<GenerateReply, ModelError> => {
      if (turn.kind === 'say') {
        onText?.(turn.text);
        return ok(this.#written({ request, text: turn.text, stopReason: turn.stopReason ?? 'end' }));
      }
      if (turn.kind === 'stream') return this.#stream({ request, turn });
      return unexpected(`a generation was answered with the turn "${turn.kind}"`);
    };
    return this.#answer({ request: { kind: 'generate', ...asked }, signal, reply });
  }

  async load(options: { readonly modelId: string }): Promise<Result<LoadedModel, ModelError>> {
    return ok({ modelId: options.modelId, bytes: 1, ms: 0 });
  }

  async unload(): Promise<void> {}

  async close(): Promise<void> {}

  async #answer<Reply>(options: {
    readonly request: ScriptedRequest;
    readonly signal: AbortSignal;
    readonly reply: (turn: Turn) => Promise<Result<Reply, ModelError>> | Result<Reply, ModelError>;
  }): Promise<Result<Reply, ModelError>> {
    const { request, signal, reply } = options;
    this.requests.push(request);
    this.#inFlight += 1;
    this.widest = Math.max(this.widest, this.#inFlight);
    try {
      let turn = this.#script(request);
      if (turn === null) return unexpected(`unexpected request: ${JSON.stringify(request).slice(0, 400)}`);
      while (turn.kind === 'after') {
        await delay({ ms: turn.ms, signal });
        turn = turn.turn;
      }
      if (turn.kind === 'fail') return err(turn.error);
      if (turn.kind === 'hang') return await untilAborted(signal);
      return await reply(turn);
    } catch (cause) {
      if (signal.aborted) return err({ code: 'cancelled', message: 'The request was aborted.' });
      throw cause;
    } finally {
      this.#inFlight -= 1;
    }
  }

  #decisions(request: DecideRequest, turn: Turn): Result<DecideReply, ModelError> {
    if (turn.kind !== 'label') return unexpected(`a decision was answered with the turn "${turn.kind}"`);
    if (turn.decisions.length !== request.items.length)
      return unexpected(`${turn.decisions.length} readings for ${request.items.length} items`);
    return ok({
      ...this.#timings,
      decisions: turn.decisions,
      prompts: request.items.map((item) => `${request.prefix.system}\n${item}`),
    });
  }

  #written(options: {
    readonly request: GenerateRequest;
    readonly text: string;
    readonly stopReason: GenerateReply['stopReason'];
  }): GenerateReply {
    const { request, text, stopReason } = options;
    return {
      ...this.#timings,
      text,
      prompt: `${request.prefix.system}\n${request.item}`,
      stopReason,
      logProbability: -0.1,
    };
  }

  async #stream(options: {
    readonly request: GenerateRequest;
    readonly turn: Extract<Turn, { readonly kind: 'stream' }>;
  }): Promise<Result<GenerateReply, ModelError>> {
    const { request, turn } = options;
    for (const piece of turn.pieces) {
      await delay({ ms: turn.everyMs, signal: request.signal });
      request.onText?.(piece);
    }
    return ok(this.#written({ request, text: turn.pieces.join(''), stopReason: 'end' }));
  }
}

function unexpected(message: string): Result<never, ModelError> {
  return err({ code: 'inference-failed', message });
}

function untilAborted(signal: AbortSignal): Promise<Result<never, ModelError>> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(err({ code: 'cancelled', message: 'The request was aborted.' }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
