import type { ScoredCitation, ScoredClaim } from './answer-schema.ts';
import { extractDays } from './extract-days.ts';
import type { GroundTruth } from './ground-truth.ts';

const fold = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ');

/** The same text with its calendar days blanked, so that their digits are not read as numbers. */
function withoutDays(text: string, year: number): string {
  let rest = text;
  for (const { start, end } of extractDays(text, year))
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

const numbersOf = (text: string): string[] =>
  (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replaceAll(',', '.'));
const quotesOf = (text: string): string[] =>
  [...text.matchAll(/["“„«]([^"“”„«»]{6,})["”“»]/g)].map((match) => match[1] ?? '');

/**
 * Numbers, dates, people's names and quotations of a claim that stand in none of the cited passages. Dates and numbers are
 * compared by value. A person also counts when the citation's place names them, because a message's author is not in its text.
 */
export function findInventedDetails(options: {
  readonly claim: ScoredClaim;
  readonly citations: readonly ScoredCitation[];
  readonly truth: GroundTruth;
}): string[] {
  const { claim, citations, truth } = options;
  const year = Number(truth.asOf.slice(0, 4));
  const cited = citations.map((citation) => `${citation.text} ${citation.locator}`).join('\n');
  const citedDays = new Set(extractDays(cited, year).flatMap((found) => found.days));
  const dates = extractDays(claim.text, year)
    .filter((found) => !found.days.some((day) => citedDays.has(day)))
    .map((found) => claim.text.slice(found.start, found.end));
  const known = new Set(numbersOf(cited));
  const numbers = numbersOf(withoutDays(claim.text, year)).filter((number) => !known.has(number));
  const folded = fold(cited);
  const names = truth.people
    .filter((person) => {
      const [first = ''] = person.name.split(' ');
      const said = new RegExp(`(?<!\\p{L})${first}(?!\\p{L})`, 'iu').test(claim.text);
      return said && ![first, person.email, person.handle].some((form) => folded.includes(fold(form)));
    })
    .map((person) => person.name);
  const quotes = quotesOf(claim.text).filter((quote) => !folded.includes(fold(quote)));
  return [...dates, ...numbers, ...names, ...quotes];
}
