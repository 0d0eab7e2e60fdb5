import { datesIn, foldText } from '../memory/graph/index.ts';

export type Provenance = { readonly verdict: 'pass' | 'fail'; readonly missing: readonly string[] };

/**
 * Every number, date, quotation and name in a claim must occur in its sources (ENGINE 7). Dates are compared as days, names and
 * numbers as folded words. A name is a capitalised word that does not begin a sentence.
 */
export function checkProvenance(options: {
  readonly claim: string;
  readonly sources: readonly string[];
  /** Epoch milliseconds from which relative dates in the sources are read, one per source. */
  readonly references: readonly number[];
}): Provenance {
  const { claim, sources, references } = options;
  const haystack = ` ${folded(sources.join('\n'))} `;
  const reference = references[0] ?? 0;
  const known = new Set(
    sources.flatMap((text, index) =>
      datesIn({ text, reference: references[index] ?? reference }).map((date) => date.day),
    ),
  );
  const dates = datesIn({ text: claim, reference });
  const missing: string[] = [];
  for (const date of dates)
    if (!known.has(date.day) && !haystack.includes(` ${folded(date.text)} `)) missing.push(date.text);
  // Before the dates are taken out: a quotation with a date in it stands in its source as a whole.
  for (const match of claim.matchAll(/[“"«]([^“”"«»]{3,})[”"»]/g)) {
    if (!haystack.includes(folded(match[1] ?? ''))) missing.push(match[0]);
  }
  const rest = blank({ text: claim, spans: dates });
  for (const match of rest.matchAll(/(?<![\p{L}\p{N}])\d[\d.,:]*\d|(?<![\p{L}\p{N}.,])\d(?![\p{L}\p{N}])/gu)) {
    if (!haystack.includes(` ${folded(match[0])} `)) missing.push(match[0]);
  }
  for (const match of rest.matchAll(/(?<=[\p{L}\p{N},;:)”"]\s+)\p{Lu}[\p{L}\p{N}'’-]+/gu)) {
    const name = folded(match[0]).replace(/ s$/, '');
    if (name.length > 1 && !haystack.includes(name)) missing.push(match[0]);
  }
  return { verdict: missing.length === 0 ? 'pass' : 'fail', missing: [...new Set(missing)] };
}

/** Folding keeps the sign of "#411" for the ids' sake; here 411 is a number like any other. */
function folded(text: string): string {
  return foldText(text.replaceAll('#', ' '));
}

function blank(options: {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}): string {
  let { text } = options;
  for (const span of options.spans)
    text = text.slice(0, span.start) + ' '.repeat(span.end - span.start) + text.slice(span.end);
  return text;
}
