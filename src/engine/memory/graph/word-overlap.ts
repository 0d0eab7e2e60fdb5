import { contentWords } from './mentions.ts';

/**
 * For each text how much of a question's wording it shares, 0 to 1: the inverse document frequencies (ln(1 + N / df)) of the shared words
 * over those of all words of the question that any text has. Works in any tongue, which the shipped embedder does not.
 */
export function wordOverlaps(options: {
  readonly question: string;
  readonly texts: readonly string[];
}): readonly number[] {
  const { question, texts } = options;
  const bags = texts.map((text) => new Set(contentWords(text)));
  const weights = contentWords(question).flatMap((word) => {
    const frequency = bags.filter((bag) => bag.has(word)).length;
    return frequency === 0 ? [] : [{ word, weight: Math.log(1 + texts.length / frequency) }];
  });
  const whole = weights.reduce((sum, { weight }) => sum + weight, 0);
  return bags.map((bag) =>
    whole === 0 ? 0 : weights.filter(({ word }) => bag.has(word)).reduce((sum, { weight }) => sum + weight, 0) / whole,
  );
}
