const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const german = new Map([
  ['mär', 2],
  ['mai', 4],
  ['okt', 9],
  ['dez', 11],
]);
const monthWord = '(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]*\\.?';

function monthIndex(word: string): number {
  const start = word.toLowerCase().slice(0, 3);
  return german.get(start) ?? months.indexOf(start);
}

function iso(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month, day));
  return date.getUTCMonth() === month && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** A calendar day found in a text and where it stands. A written day can be read in two ways (03/04): all readings are given. */
export interface FoundDay {
  readonly days: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** All calendar days of a text in any common format; `year` completes days that are written without one. */
export function extractDays(text: string, year: number): FoundDay[] {
  const found: FoundDay[] = [];
  const collect = (pattern: RegExp, read: (match: RegExpMatchArray) => (string | undefined)[]): void => {
    for (const match of text.matchAll(pattern)) {
      const days = read(match).filter((day) => day !== undefined);
      const start = match.index ?? 0;
      const inside = found.some((other) => start >= other.start && start < other.end);
      if (days.length > 0 && !inside) found.push({ days, start, end: start + match[0].length });
    }
  };
  const yearOf = (written: string | undefined): number => {
    if (written === undefined || written === '') return year;
    return written.length === 2 ? 2000 + Number(written) : Number(written);
  };
  collect(/(\d{4})-(\d{2})-(\d{2})/g, (match) => [iso(Number(match[1]), Number(match[2]) - 1, Number(match[3]))]);
  collect(/(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?!\d)/g, (match) => [
    iso(yearOf(match[3]), Number(match[2]) - 1, Number(match[1])),
  ]);
  collect(/(?<!\d)(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?!\d)/g, (match) => [
    iso(yearOf(match[3]), Number(match[1]) - 1, Number(match[2])),
    iso(yearOf(match[3]), Number(match[2]) - 1, Number(match[1])),
  ]);
  collect(
    new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)? ${monthWord}(?![a-zä])(?:,? (\\d{4}))?`, 'gi'),
    (match) => [iso(yearOf(match[3]), monthIndex(match[2] ?? ''), Number(match[1]))],
  );
  collect(new RegExp(`(?<![a-zä])${monthWord} (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (\\d{4}))?`, 'gi'), (match) => [
    iso(yearOf(match[3]), monthIndex(match[1] ?? ''), Number(match[2])),
  ]);
  return found;
}
