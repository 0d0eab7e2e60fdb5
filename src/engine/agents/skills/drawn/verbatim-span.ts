import { foldText } from '../../../memory/graph/index.ts';

type Word = { readonly folded: string; readonly start: number; readonly end: number };

/** Words of the text that may stand between two words of the value. */
const mostBetween = 2;
/** Letters that two forms of one word share at their beginning ("orders", "ordered"). */
const stem = 4;

/**
 * The stretch of a text that a copied value means, verbatim. Small models turn "orders 60 metres" into "order 60 metres": every word of the
 * value must stand in the text in the same order, though its ending may differ. Null when it does not stand there.
 */
export function verbatimSpan(options: { readonly text: string; readonly value: string }): string | null {
  const { text } = options;
  const wanted = wordsOf(options.value);
  const words = wordsOf(text);
  const [first] = wanted;
  if (first === undefined) return null;
  for (const [at, word] of words.entries()) {
    if (!alike(word, first)) continue;
    const last = follow({ words, wanted, at });
    if (last !== null) return text.slice(word.start, last.end);
  }
  return null;
}

function follow(options: {
  readonly words: readonly Word[];
  readonly wanted: readonly Word[];
  readonly at: number;
}): Word | null {
  const { words, wanted } = options;
  let at = options.at;
  for (const next of wanted.slice(1)) {
    const from = at + 1;
    const step = words.slice(from, from + mostBetween + 1).findIndex((word) => alike(word, next));
    if (step === -1) return null;
    at = from + step;
  }
  return words[at] ?? null;
}

function alike(left: Word, right: Word): boolean {
  if (left.folded === right.folded) return true;
  if (/\d/.test(left.folded) || /\d/.test(right.folded)) return false;
  const shared = Math.min(left.folded.length, right.folded.length, Math.max(stem, left.folded.length - 3));
  return shared >= stem && left.folded.slice(0, shared) === right.folded.slice(0, shared);
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}#]+(?:[.,'’:/-]\p{N}+)*/gu)].map((match) => ({
    folded: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
