import * as chrono from 'chrono-node';
import { dayOrderOf, parseCellDate } from './cell-dates.ts';

/** A date named in a text: verbatim words with their place, and the day they mean as YYYY-MM-DD. */
export type DateMention = { readonly text: string; readonly start: number; readonly end: number; readonly day: string };

const numericDate = /(?<![\d.])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?![\d])/g;
const locales = [chrono.en, chrono.de, chrono.fr, chrono.es, chrono.it, chrono.nl, chrono.pt].map((locale) =>
  withoutRanges(locale.casual),
);

/**
 * "from 3 June to 17 June" names two days of which one no longer holds; chrono would merge them into one range. Clock times are of no
 * use here and take the day's number away ("from 3").
 */
function withoutRanges(parser: chrono.Chrono): chrono.Chrono {
  const single = parser.clone();
  single.parsers = single.parsers.filter((part) => !/TimeExpression|CasualTime/.test(part.constructor.name));
  single.refiners = single.refiners.filter((refiner) => !refiner.constructor.name.includes('MergeDateRange'));
  return single;
}

/**
 * Finds the dates in a text, relative ones ("next Friday") seen from `reference` (epoch ms). Numeric dates are read by our own rules
 * because a slash alone does not tell the order; words are read by chrono in the tongue that finds most.
 */
export function datesIn(options: { readonly text: string; readonly reference: number }): readonly DateMention[] {
  const { text, reference } = options;
  const found: DateMention[] = [];
  const order = dayOrderOf([...text.matchAll(numericDate)].map((match) => match[0]));
  for (const match of text.matchAll(numericDate)) {
    const time = parseCellDate({ cell: match[0], order });
    if (time !== null)
      found.push({ text: match[0], start: match.index, end: match.index + match[0].length, day: isoDay(time) });
  }
  const wordsOnly = text.replace(numericDate, (match) => ' '.repeat(match.length));
  const byLocale = locales.map((parser) => wordDates({ parser, text: wordsOnly, reference }));
  const words = byLocale.toSorted((left, right) => right.length - left.length)[0] ?? [];
  for (const mention of words)
    if (!found.some((other) => mention.start < other.end && other.start < mention.end)) found.push(mention);
  return found.toSorted((left, right) => left.start - right.start);
}

function wordDates(options: {
  readonly parser: chrono.Chrono;
  readonly text: string;
  readonly reference: number;
}): readonly DateMention[] {
  const { parser, text, reference } = options;
  return parser.parse(text, new Date(reference)).flatMap((result) => {
    const { start } = result;
    // Two letters alone ("so", "mo") are a weekday in one tongue and a plain word in the others.
    const hasLetters = /\d.*\p{L}|\p{L}.*\d|\p{L}{4,}/u.test(result.text);
    const certain = (start.isCertain('day') && start.isCertain('month')) || start.isCertain('weekday');
    if (!hasLetters || !certain) return [];
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    if (year === null || month === null || day === null) return [];
    return [
      {
        text: result.text,
        start: result.index,
        end: result.index + result.text.length,
        day: isoDay(Date.UTC(year, month - 1, day)),
      },
    ];
  });
}

/** Epoch milliseconds as a UTC day, YYYY-MM-DD. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
