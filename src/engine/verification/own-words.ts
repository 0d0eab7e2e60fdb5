import { contentWords } from '../memory/graph/index.ts';

/** Endings change when a sentence is worded anew, beginnings hardly do. */
const stemLength = 5;

/**
 * The share (0 to 1) of a sentence's content words that begin like a word of its sources. A small model that words a passage well
 * mostly reuses its words; one that translates or invents does not, and its sentence cannot be checked against the passage.
 */
export function shareOfOwnWords(options: { readonly sentence: string; readonly sources: readonly string[] }): number {
  const stems = new Set(options.sources.flatMap((source) => contentWords(source).map(stem)));
  const words = contentWords(options.sentence);
  return words.length === 0 ? 1 : words.filter((word) => stems.has(stem(word))).length / words.length;
}

function stem(word: string): string {
  return word.slice(0, stemLength);
}
