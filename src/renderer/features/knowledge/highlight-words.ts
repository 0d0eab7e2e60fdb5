export type HighlightedPart = { readonly text: string; readonly marked: boolean };

/** Characters of a passage that are shown in the list. */
const EXCERPT = 320;
/** Characters shown before the first word that was found. */
const LEAD = 60;
/** Endings differ ("blocked", "blocking"): words that begin with as many equal letters count as the same. */
const STEM = 5;

/** Splits a text around the words of a query, whatever their case, accents and endings are. */
export function highlightWords(options: { readonly text: string; readonly query: string }): readonly HighlightedPart[] {
  const { text, query } = options;
  const stems = stemsOf(query);
  const parts: HighlightedPart[] = [];
  let done = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!matches(match[0], stems)) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index), marked: false });
    parts.push({ text: match[0], marked: true });
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), marked: false });
  return parts;
}

/**
 * The stretch of a passage to show for a query: from a little before the first word of it. `verbatim` is a slice of the text, for
 * marking it in its source; `text` has an ellipsis where something was left out.
 */
export function excerptAround(options: { readonly text: string; readonly query: string }): {
  readonly text: string;
  readonly verbatim: string;
} {
  const text = options.text.trim();
  if (text.length <= EXCERPT) return { text, verbatim: text };
  const stems = stemsOf(options.query);
  const first = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find((match) => matches(match[0], stems));
  const wanted = Math.max(0, Math.min((first?.index ?? 0) - LEAD, text.length - EXCERPT));
  // Begin at a word, not inside one.
  const start = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const verbatim = text.slice(start, start + EXCERPT).trim();
  return { text: `${start === 0 ? '' : '… '}${verbatim}${start + EXCERPT < text.length ? ' …' : ''}`, verbatim };
}

function stemsOf(query: string): ReadonlySet<string> {
  const words = [...query.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => fold(match[0]));
  return new Set(words.filter((word) => word.length > 2 || /\d/.test(word)).map((word) => word.slice(0, STEM)));
}

function matches(word: string, stems: ReadonlySet<string>): boolean {
  const folded = fold(word);
  return (folded.length > 2 || /\d/.test(folded)) && stems.has(folded.slice(0, STEM));
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
