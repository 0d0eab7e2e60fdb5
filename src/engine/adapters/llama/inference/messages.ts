import { z } from 'zod';

/**
 * What the engine and the inference process say to each other over Node's IPC channel ('advanced' serialization, so vectors travel
 * as typed arrays). Both sides parse what they receive. Times are milliseconds, sizes bytes, lengths tokens.
 */
export const Prefix = z.object({
  system: z.string(),
  examples: z.array(z.object({ user: z.string(), assistant: z.string() })),
});

/** Checked where it is made (`JsonSchema` of the language-model port) and again by the grammar converter. */
const Grammar = z.record(z.string(), z.unknown());

/** How a model's context is laid out: `working` sequences answer, `warm` ones hold prefixes. */
export const ContextPlan = z.object({
  contextSize: z.number().int().positive(),
  batchSize: z.number().int().positive(),
  working: z.number().int().positive(),
  warm: z.number().int().positive(),
});
export type ContextPlan = z.infer<typeof ContextPlan>;

const Configure = z.object({
  type: z.literal('configure'),
  cores: z.number().int().positive(),
  /** Null: this process embeds nothing. */
  embedderPath: z.string().nullable(),
  embedderTokens: z.number().int().positive(),
});

const Load = z.object({
  type: z.literal('load'),
  id: z.number(),
  modelId: z.string(),
  path: z.string(),
  plan: ContextPlan,
});
const Unload = z.object({ type: z.literal('unload'), id: z.number(), modelId: z.string() });
const Decide = z.object({
  type: z.literal('decide'),
  id: z.number(),
  modelId: z.string(),
  prefix: Prefix,
  items: z.array(z.string()),
  labels: z.array(z.string()),
});
const Generate = z.object({
  type: z.literal('generate'),
  id: z.number(),
  modelId: z.string(),
  prefix: Prefix,
  item: z.string(),
  schema: Grammar.nullable(),
  maxTokens: z.number().int().positive(),
  temperature: z.number().min(0),
  seed: z.number().int(),
  stream: z.boolean(),
});
const Embed = z.object({ type: z.literal('embed'), id: z.number(), texts: z.array(z.string()) });
const CountTokens = z.object({ type: z.literal('count-tokens'), id: z.number(), texts: z.array(z.string()) });
const Describe = z.object({ type: z.literal('describe'), id: z.number() });
const Abort = z.object({ type: z.literal('abort'), id: z.number() });

export const InferenceRequest = z.discriminatedUnion('type', [
  Load,
  Unload,
  Decide,
  Generate,
  Embed,
  CountTokens,
  Describe,
]);
export type InferenceRequest = z.infer<typeof InferenceRequest>;
export type DecideMessage = z.infer<typeof Decide>;
export type GenerateMessage = z.infer<typeof Generate>;
export type LoadMessage = z.infer<typeof Load>;

export const ToInference = z.discriminatedUnion('type', [
  Configure,
  Abort,
  Load,
  Unload,
  Decide,
  Generate,
  Embed,
  CountTokens,
  Describe,
]);
export type ToInference = z.infer<typeof ToInference>;
export type ConfigureMessage = z.infer<typeof Configure>;

/** Failures that the process itself can name; the client adds the model's id and the advice. */
export const InferenceFailure = z.discriminatedUnion('code', [
  z.object({ code: z.literal('model-corrupt'), message: z.string() }),
  z.object({ code: z.literal('prompt-too-long'), message: z.string(), tokens: z.number(), limit: z.number() }),
  z.object({ code: z.literal('inference-failed'), message: z.string() }),
  z.object({ code: z.literal('cancelled'), message: z.string() }),
]);
export type InferenceFailure = z.infer<typeof InferenceFailure>;

export const FromInference = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), id: z.number(), value: z.unknown() }),
  z.object({ type: z.literal('failed'), id: z.number(), error: InferenceFailure }),
  z.object({ type: z.literal('text'), id: z.number(), text: z.string() }),
  z.object({ type: z.literal('abort-acknowledged'), id: z.number() }),
]);
export type FromInference = z.infer<typeof FromInference>;

const timings = {
  tokensIn: z.number(),
  tokensCached: z.number(),
  tokensOut: z.number(),
  firstTokenMs: z.number(),
  ms: z.number(),
};

/** `bytes` is what the library measured: `weightsBytes` of it are the weights, the rest the context with its batch. */
export const LoadValue = z.object({ bytes: z.number(), weightsBytes: z.number(), ms: z.number() });
export type LoadValue = z.infer<typeof LoadValue>;

export const DecideValue = z.object({
  ...timings,
  decisions: z.array(
    z.object({
      label: z.string(),
      probabilities: z.record(z.string(), z.number()),
      margin: z.number(),
      legalMass: z.number(),
    }),
  ),
  prompts: z.array(z.string()),
});
export type DecideValue = z.infer<typeof DecideValue>;

export const GenerateValue = z.object({
  ...timings,
  text: z.string(),
  prompt: z.string(),
  stopReason: z.enum(['end', 'maxTokens', 'repetition']),
  logProbability: z.number(),
});
export type GenerateValue = z.infer<typeof GenerateValue>;

/** All vectors in one array, one after the other: one message instead of thousands of small ones. */
export const EmbedValue = z.object({ dimensions: z.number().int().positive(), vectors: z.instanceof(Float32Array) });
export type EmbedValue = z.infer<typeof EmbedValue>;

export const CountValue = z.object({ counts: z.array(z.number().int()) });
export type CountValue = z.infer<typeof CountValue>;

/** The graphics processor in use, by name; null when models run on the cores. */
export const DescribeValue = z.object({ gpu: z.string().nullable() });
export type DescribeValue = z.infer<typeof DescribeValue>;

export const UnloadValue = z.object({});
