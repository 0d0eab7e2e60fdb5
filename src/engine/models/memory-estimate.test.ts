import { describe, expect, it } from 'vitest';
import { estimateMemory, parameterCount } from './memory-estimate.ts';
import type { GgufHeader } from './gguf-header.ts';

/** The shape of Qwen2.5 Coder 1.5B, read from its file. */
const qwen: GgufHeader = {
  version: 3,
  metadata: new Map<string, string | number | { count: number }>([
    ['general.architecture', 'qwen2'],
    ['qwen2.block_count', 28],
    ['qwen2.embedding_length', 1536],
    ['qwen2.feed_forward_length', 8960],
    ['qwen2.attention.head_count', 12],
    ['qwen2.attention.head_count_kv', 2],
    ['tokenizer.ggml.tokens', { count: 151_936 }],
  ]),
  tensors: [{ name: 'weights', dimensions: [1536, 8960], type: 12, offset: 0 }],
  dataOffset: 0,
  fileBytes: 1_117_320_768,
};

describe('estimateMemory', () => {
  it('adds weights, cache and compute buffers', () => {
    const estimate = estimateMemory({
      header: qwen,
      contextTokens: 4096,
      sequences: 2,
      batchTokens: 512,
    });
    // 28 layers x 2 heads x (128 + 128) x 2 bytes x 8192 tokens.
    const cacheBytes = 234_881_024;
    const computeBytes = 512 * 4 * (151_936 + 2 * 8960 + 4 * 1536);
    expect(estimate).toEqual({
      weightsBytes: 1_117_320_768,
      cacheBytes,
      computeBytes,
      totalBytes: 1_117_320_768 + cacheBytes + computeBytes,
    });
  });

  it('takes heads per layer where the file lists them (hybrid attention)', () => {
    const hybrid: GgufHeader = {
      ...qwen,
      metadata: new Map([...qwen.metadata, ['qwen2.attention.head_count_kv', [2, 0, 0, 2]]]),
    };
    const estimate = estimateMemory({
      header: hybrid,
      contextTokens: 100,
      sequences: 1,
      batchTokens: 0,
    });
    expect(estimate.cacheBytes).toBe(4 * 256 * 2 * 100);
  });

  it('never gives nonsense for a header without any of it', () => {
    const bare: GgufHeader = { ...qwen, metadata: new Map(), fileBytes: 10 };
    expect(estimateMemory({ header: bare, contextTokens: 100, sequences: 1, batchTokens: 64 })).toEqual({
      weightsBytes: 10,
      cacheBytes: 0,
      computeBytes: 0,
      totalBytes: 10,
    });
  });

  it('counts parameters from the tensors', () => {
    expect(parameterCount(qwen)).toBe(1536 * 8960);
  });
});
