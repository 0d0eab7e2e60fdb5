import type { GgufHeader } from '../../models/index.ts';
import type { ContextPlan } from './inference/messages.ts';

/** What a model needs in memory, and the layout of its context that this holds for. */
export type ModelPlan = {
  readonly plan: ContextPlan;
  readonly weightsBytes: number;
  /** Keys and values of all sequences. */
  readonly cacheBytes: number;
  /** Logits and activations of one batch. */
  readonly computeBytes: number;
  readonly bytes: number;
};

/** Layouts from roomy to tight; the first one whose memory fits is taken. */
const LAYOUTS: readonly ContextPlan[] = [
  { contextSize: 4096, batchSize: 256, working: 6, warm: 4 },
  { contextSize: 4096, batchSize: 256, working: 4, warm: 2 },
  { contextSize: 3072, batchSize: 128, working: 2, warm: 2 },
  { contextSize: 2048, batchSize: 64, working: 1, warm: 1 },
];

/** Memory that the rest of the machine keeps: a context never takes more than this share of what is free. */
const CONTEXT_SHARE = 0.35;
const HALF_PRECISION_BYTES = 2;
const FLOAT_BYTES = 4;

/** The layout for this much free memory, and what it needs; the tightest one when none fits (`bytes` then exceeds `freeBytes`). */
export function planModel(options: { readonly header: GgufHeader; readonly freeBytes: number }): ModelPlan {
  const { header, freeBytes } = options;
  const weights = header.fileBytes * 1.05;
  const candidates = LAYOUTS.map((plan) => {
    const parts = contextBytes(header, plan);
    return { plan, ...parts, context: parts.cacheBytes + parts.computeBytes };
  });
  const fitting =
    candidates.find(
      ({ context }) => weights + context <= freeBytes && context <= Math.max(freeBytes - weights, 0) * CONTEXT_SHARE,
    ) ??
    candidates.find(({ context }) => weights + context <= freeBytes) ??
    candidates.at(-1);
  if (fitting === undefined) throw new Error('there is at least one layout');
  const { plan, cacheBytes, computeBytes, context } = fitting;
  return { plan, weightsBytes: Math.ceil(weights), cacheBytes, computeBytes, bytes: Math.ceil(weights + context) };
}

/** Keys and values of all layers at half precision, and the logits and activations of one batch. */
function contextBytes(header: GgufHeader, plan: ContextPlan): Pick<ModelPlan, 'cacheBytes' | 'computeBytes'> {
  const written = header.metadata.get('general.architecture');
  const architecture = typeof written === 'string' ? written : '';
  const read = (name: string): number | null => sumOrNumber(header.metadata.get(`${architecture}.${name}`));
  const layers = read('block_count') ?? 32;
  const heads = Math.max(1, read('attention.head_count') ?? 32);
  const keyHeads = read('attention.head_count_kv') ?? heads;
  const width = read('embedding_length') ?? 4096;
  const keyLength = read('attention.key_length') ?? width / heads;
  const valueLength = read('attention.value_length') ?? keyLength;
  const perToken = layers * keyHeads * (keyLength + valueLength) * HALF_PRECISION_BYTES;
  const vocabulary = countOf(header.metadata.get('tokenizer.ggml.tokens')) ?? 32_000;
  return {
    cacheBytes: Math.ceil(perToken * plan.contextSize * (plan.working + plan.warm)),
    computeBytes: Math.ceil(plan.batchSize * (vocabulary + width * 16) * FLOAT_BYTES),
  };
}

function sumOrNumber(value: ReturnType<GgufHeader['metadata']['get']>): number | null {
  if (typeof value === 'number') return value;
  return Array.isArray(value) && value.length > 0 ? Math.max(...value) : null;
}

function countOf(value: ReturnType<GgufHeader['metadata']['get']>): number | null {
  if (typeof value !== 'object') return null;
  return 'count' in value ? value.count : value.length;
}
