import type { LlamaContextSequence, LlamaGrammar, Token } from 'node-llama-cpp';
import { LlamaGrammarEvaluationState } from 'node-llama-cpp';
import { invariant } from '../../../../shared/kernel/assert.ts';

type NativeSampler = { applyConfig(config: object): void; dispose(): void };
type NativeState = object;
type Sampled = readonly [
  token: number,
  probabilities: unknown,
  confidence: unknown,
  logits: readonly number[],
  totalWeight: number,
];

/**
 * Internals of node-llama-cpp 3.22.1; their contract test runs against every upgrade. The public way to a token's probability under a
 * grammar masks and sorts the whole vocabulary at every token, which doubles the time of a step of a 0.5B model.
 */
type Internals = {
  readonly model: {
    readonly _model: object;
    readonly _llama: {
      readonly _bindings: {
        readonly AddonSampler: {
          new (model: object): NativeSampler;
          canBeNextTokenForGrammarEvaluationState(state: NativeState, token: number): boolean;
          acceptGrammarEvaluationStateToken(state: NativeState, token: number): void;
        };
      };
    };
  };
  readonly _context: {
    readonly _ctx: {
      sampleToken(
        index: number,
        sampler: NativeSampler,
        probabilities: boolean,
        confidence: boolean,
        logits: readonly unknown[],
        total: boolean,
      ): Promise<Sampled>;
    };
  };
  readonly _tokenMeter: object;
  readonly _contextShift: object;
  _resolveSamplerConfig(options: object): object;
  _decodeTokens(
    tokens: readonly Token[],
    logits: readonly (true | undefined)[],
    priority: number,
    meter: object,
    shift: object,
    map: (batchIndex: number) => Promise<NextToken>,
  ): Promise<readonly NextToken[]>;
};

export type NextToken = {
  readonly token: Token;
  /** Natural logarithm of the token's probability among the whole vocabulary, before the grammar and the temperature. */
  readonly logProbability: number;
};

/** Only the selected token's logit comes back: no sorting, no map over the vocabulary. */
const SELECTED_ONLY = [[], false, false, true, 0] as const;
const PRIORITY = 5;

/** Chooses the tokens of one answer. The grammar is asked about the chosen token only, and masks the vocabulary only when it refuses. */
export class NextTokens {
  readonly #sequence: Internals;
  readonly #temperature: number;
  readonly #greedy: NativeSampler;
  readonly #free: NativeSampler | null;
  readonly #masked: NativeSampler | null;
  readonly #state: NativeState | null;

  constructor(options: {
    readonly sequence: LlamaContextSequence;
    readonly grammar: LlamaGrammar | null;
    readonly temperature: number;
    readonly seed: number;
  }) {
    const { grammar, temperature, seed } = options;
    this.#sequence = options.sequence as unknown as Internals;
    this.#temperature = temperature;
    this.#greedy = this.#sampler({ temperature: 0 });
    this.#free = temperature > 0 ? this.#sampler({ temperature, seed }) : null;
    if (grammar === null) {
      this.#masked = null;
      this.#state = null;
      return;
    }
    const grammarEvaluationState = new LlamaGrammarEvaluationState({ model: options.sequence.model, grammar });
    this.#masked = this.#sampler({ temperature, seed, grammarEvaluationState });
    this.#state = (grammarEvaluationState as unknown as { readonly _state: NativeState })._state;
  }

  /** Evaluates `tokens` and chooses what follows them. */
  async after(tokens: readonly Token[]): Promise<NextToken> {
    const sequence = this.#sequence;
    const wanted = tokens.map((_, index) => (index === tokens.length - 1 ? true : undefined));
    const results = await sequence._decodeTokens(
      tokens,
      wanted,
      PRIORITY,
      sequence._tokenMeter,
      sequence._contextShift,
      (index) => this.#choose(index),
    );
    const next = results[tokens.length - 1];
    invariant(next !== undefined, 'the last token was asked for its logits');
    return next;
  }

  dispose(): void {
    this.#greedy.dispose();
    this.#free?.dispose();
    this.#masked?.dispose();
  }

  async #choose(batchIndex: number): Promise<NextToken> {
    const { AddonSampler } = this.#sequence.model._llama._bindings;
    const { sampleToken } = this.#sequence._context._ctx;
    const sample = (sampler: NativeSampler, total: boolean): Promise<Sampled> =>
      sampleToken.call(this.#sequence._context._ctx, batchIndex, sampler, false, false, SELECTED_ONLY, total);
    const [likeliest, , , [, highest = 0], totalWeight] = await sample(this.#greedy, true);
    let token = likeliest;
    let logit = highest;
    if (this.#free !== null) [token, logit] = this.#unscaled(await sample(this.#free, false));
    if (this.#state !== null && this.#masked !== null) {
      if (AddonSampler.canBeNextTokenForGrammarEvaluationState(this.#state, token))
        AddonSampler.acceptGrammarEvaluationStateToken(this.#state, token);
      else [token, logit] = this.#unscaled(await sample(this.#masked, false));
    }
    return { token: token as Token, logProbability: logit - highest - Math.log(totalWeight) };
  }

  /** The temperature divides the logits; undone, they compare with the greedy ones. */
  #unscaled([token, , , [, logit = 0]]: Sampled): [number, number] {
    return [token, this.#temperature > 0 ? logit * this.#temperature : logit];
  }

  #sampler(config: object): NativeSampler {
    const { model } = this.#sequence;
    const sampler = new model._llama._bindings.AddonSampler(model._model);
    sampler.applyConfig(this.#sequence._resolveSamplerConfig(config));
    return sampler;
  }
}
