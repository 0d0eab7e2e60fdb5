import type { Result } from '../../shared/kernel/result.ts';

/**
 * A prompt's fixed part: evaluated once, kept warm, copied to the sequences that continue it.
 * It holds no time, id or count, so that equal prefixes are equal tokens.
 */
export type PromptPrefix = {
  readonly system: string;
  /** Example turns (user: item, assistant: label or object), in a fixed order. */
  readonly examples: readonly { readonly user: string; readonly assistant: string }[];
};

export type ModelError =
  | { readonly code: 'model-missing'; readonly message: string; readonly modelId: string }
  | { readonly code: 'model-corrupt'; readonly message: string; readonly modelId: string }
  | {
      readonly code: 'model-too-large';
      readonly message: string;
      readonly modelId: string;
      readonly needsBytes: number;
      readonly freeBytes: number;
      readonly smaller: string | null;
    }
  | { readonly code: 'prompt-too-long'; readonly message: string; readonly tokens: number; readonly limit: number }
  | { readonly code: 'inference-crashed'; readonly message: string }
  | { readonly code: 'inference-failed'; readonly message: string }
  | { readonly code: 'cancelled'; readonly message: string };

/** Told when a call had to bring its model into memory first; not told when the model was there. */
export type OnLoaded = (loaded: LoadedModel) => void;

export type DecideRequest = {
  readonly modelId: string;
  readonly prefix: PromptPrefix;
  /** One user turn per item; items are independent and share batches. */
  readonly items: readonly string[];
  /** 2 to 6 contrasting labels whose first tokens differ. */
  readonly labels: readonly string[];
  readonly signal: AbortSignal;
  readonly onLoaded?: OnLoaded;
};

export type Decision = {
  readonly label: string;
  /** Normalised over the labels; sums to 1. */
  readonly probabilities: Readonly<Record<string, number>>;
  /** Difference between the two most likely labels, 0 to 1. */
  readonly margin: number;
  /** Mass of the labels' first tokens among all tokens, 0 to 1. */
  readonly legalMass: number;
};

export type CallTimings = {
  /** Tokens evaluated for this call, without those already in the cache. */
  readonly tokensIn: number;
  readonly tokensCached: number;
  readonly tokensOut: number;
  readonly firstTokenMs: number;
  readonly ms: number;
};

export type DecideReply = CallTimings & {
  readonly decisions: readonly Decision[];
  /** The exact text fed to the model, one per item, template marks included. */
  readonly prompts: readonly string[];
};

export type GenerateRequest = {
  readonly modelId: string;
  readonly prefix: PromptPrefix;
  readonly item: string;
  /** JSON schema in the subset that llama.cpp's grammar converter knows; null for free text. */
  readonly schema: JsonSchema | null;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Receives text pieces as they come; must be synchronous and quick. */
  readonly onText?: (text: string) => void;
  readonly onLoaded?: OnLoaded;
};

export type JsonSchema =
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, JsonSchema>>;
      readonly required?: readonly string[];
    }
  | { readonly type: 'array'; readonly items: JsonSchema; readonly maxItems?: number; readonly minItems?: number }
  | { readonly type: 'string'; readonly maxLength?: number; readonly minLength?: number }
  | { readonly type: 'number' | 'integer' | 'boolean' | 'null' }
  | { readonly enum: readonly (string | number | null)[] };

export type GenerateReply = CallTimings & {
  readonly text: string;
  readonly prompt: string;
  readonly stopReason: 'end' | 'maxTokens' | 'repetition';
  /** Sum of log-probabilities over the generated tokens; tells right from wrong better than the minimum (MODELS 5). */
  readonly logProbability: number;
};

/** What runs models. Asynchronous and serialisable on purpose: the real one lives in another process. */
export type LanguageModel = {
  decide(request: DecideRequest): Promise<Result<DecideReply, ModelError>>;
  generate(request: GenerateRequest): Promise<Result<GenerateReply, ModelError>>;
  /** Loads the model if it is not resident; refuses with a typed error when it would not fit. */
  load(options: { readonly modelId: string; readonly signal: AbortSignal }): Promise<Result<LoadedModel, ModelError>>;
  unload(options: { readonly modelId: string }): Promise<void>;
  close(): Promise<void>;
};

export type LoadedModel = { readonly modelId: string; readonly bytes: number; readonly ms: number };
