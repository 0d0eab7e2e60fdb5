import { ok } from '../../shared/kernel/result.ts';
import type { Embedder } from '../ports/embedder.ts';

/** A deterministic embedder for tests: words hashed into buckets, so texts that share words are similar. No model needed. */
export function createHashEmbedder(
  options: { readonly dimensions?: number; readonly maxTokens?: number } = {},
): Embedder {
  const dimensions = options.dimensions ?? 64;
  return {
    dimensions,
    maxTokens: options.maxTokens ?? 256,
    embed: ({ texts, signal }) => {
      signal.throwIfAborted();
      return Promise.resolve(ok(texts.map((text) => bagOfWords(text, dimensions))));
    },
    countTokens: ({ texts }) => Promise.resolve(ok(texts.map((text) => wordsOf(text).length))),
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function bagOfWords(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of wordsOf(text)) {
    const bucket = hash(word) % dimensions;
    vector[bucket] = (vector[bucket] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

/** FNV-1a, 32 bits. */
function hash(word: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) state = Math.imul(state ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return state;
}
