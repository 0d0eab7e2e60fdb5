import { numberOf, textOf } from './gguf-header.ts';
import type { GgufHeader, GgufValue } from './gguf-header.ts';

export type MemoryEstimate = {
  readonly weightsBytes: number;
  readonly cacheBytes: number;
  readonly computeBytes: number;
  readonly totalBytes: number;
};

/** Keys and values are kept as 16-bit floats, llama.cpp's default. */
const CACHE_VALUE_BYTES = 2;

/**
 * Memory that a model will take, in bytes, before it is loaded:
 * weights = the file; cache = Σ over layers of KV heads x (key + value length) x 2 x tokens; compute = the output buffer
 * (vocabulary x batch x 4) and one layer's activations. It errs on the high side for hybrid and sliding-window attention, where
 * llama.cpp keeps less; a limit that is too careful refuses a load, one that is too bold gets the process killed.
 * `contextTokens` is the length of one sequence.
 */
export function estimateMemory(options: {
  readonly header: GgufHeader;
  readonly contextTokens: number;
  readonly sequences: number;
  readonly batchTokens: number;
}): MemoryEstimate {
  const { header, contextTokens, sequences, batchTokens } = options;
  const read = architectureReader(header);
  const layers = read.one('block_count') ?? 0;
  const width = read.one('embedding_length') ?? 0;
  const heads = read.perLayer('attention.head_count', layers) ?? [];
  const cacheHeads = read.perLayer('attention.head_count_kv', layers) ?? heads;
  const headWidth = heads[0] === undefined || heads[0] === 0 ? 0 : width / heads[0];
  const keyLength = read.one('attention.key_length') ?? headWidth;
  const valueLength = read.one('attention.value_length') ?? headWidth;
  const headsOfAllLayers = cacheHeads.reduce((sum, count) => sum + count, 0);
  const tokens = contextTokens * sequences;
  const cacheBytes = headsOfAllLayers * (keyLength + valueLength) * CACHE_VALUE_BYTES * tokens;
  const feedForward = read.one('feed_forward_length') ?? width * 4;
  const vocabulary = countOf(header.metadata.get('tokenizer.ggml.tokens'));
  const computeBytes = batchTokens * 4 * (vocabulary + 2 * feedForward + 4 * width);
  const weightsBytes = header.fileBytes;
  return {
    weightsBytes,
    cacheBytes: Math.ceil(cacheBytes),
    computeBytes: Math.ceil(computeBytes),
    totalBytes: Math.ceil(weightsBytes + cacheBytes + computeBytes),
  };
}

/** Number of weights, counted from the tensors themselves: labels in the file's metadata are only claims. */
export function parameterCount(header: GgufHeader): number {
  return header.tensors.reduce(
    (sum, tensor) => sum + tensor.dimensions.reduce((product, size) => product * size, 1),
    0,
  );
}

type ArchitectureReader = {
  one(key: string): number | null;
  perLayer(key: string, layers: number): readonly number[] | null;
};

function architectureReader(header: GgufHeader): ArchitectureReader {
  const architecture = textOf(header.metadata.get('general.architecture')) ?? '';
  const value = (key: string): GgufValue | undefined => header.metadata.get(`${architecture}.${key}`);
  return {
    one: (key) => {
      const found = value(key);
      return isNumbers(found) ? Math.max(0, ...found) : numberOf(found);
    },
    perLayer: (key, layers) => {
      const found = value(key);
      if (isNumbers(found)) return found;
      const single = numberOf(found);
      return single === null ? null : Array.from({ length: Math.min(layers, 10_000) }, () => single);
    },
  };
}

function isNumbers(value: GgufValue | undefined): value is readonly number[] {
  return Array.isArray(value);
}

function countOf(value: GgufValue | undefined): number {
  if (isNumbers(value)) return value.length;
  return typeof value === 'object' && 'count' in value ? value.count : 0;
}
