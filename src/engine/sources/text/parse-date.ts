/** How a numeric date like 03/04/2026 is read. */
export type DateOrder = 'day-first' | 'month-first';

const DAY_MS = 86_400_000;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.+))?$/u;
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,]+(.+))?$/u;
const dayName =
  /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|º)?[\s.\-/]+(?:de\s+)?(\p{L}{3,})\.?[\s\-/,]+(?:de\s+)?(\d{4}|\d{2})(?:[T ,]+(.+))?$/iu;
const monthName = /^(?:\p{L}+\.?,?\s+)?(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T ,]+(.+))?$/iu;
const clock =
  /^(?:at\s+|um\s+)?(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(?:uhr)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/iu;

/** Stems of month names in English, German, French, Spanish, Italian, Portuguese and Dutch, accents removed. */
const monthStems: readonly (readonly string[])[] = [
  ['jan', 'jän', 'gen', 'ene'],
  ['feb', 'fev'],
  ['mar', 'mrz', 'maart', 'mrt'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mei'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic'],
];

/**
 * A point in time as people and programs write it in exports, in epoch milliseconds; a time without a zone counts as UTC.
 * Null when the whole text is not one date.
 */
export function parseDate(text: string, order: DateOrder = 'day-first'): number | null {
  const trimmed = text.trim();
  if (trimmed.length < 6 || trimmed.length > 48) return null;
  if (/^\d{10}(\.\d+)?$/u.test(trimmed)) return Math.round(Number(trimmed) * 1000);
  if (/^\d{13}$/u.test(trimmed)) return Number(trimmed);
  const iso = yearFirst.exec(trimmed);
  if (iso) return build(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4]);
  const numbers = numeric.exec(trimmed);
  if (numbers) return fromNumbers(numbers, order);
  const named = dayName.exec(trimmed);
  if (named) return build(fullYear(named[3]), monthOf(named[2] ?? ''), Number(named[1]), named[4]);
  const american = monthName.exec(trimmed);
  if (american) return build(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]), american[4]);
  return null;
}

/** The order that fits the values: any part above 12 decides; else dots and dashes mean day first, slashes month first. */
export function dateOrderOf(values: Iterable<string>): DateOrder {
  let slashes = 0;
  let others = 0;
  for (const value of values) {
    const match = numeric.exec(value.trim());
    if (!match) continue;
    if (Number(match[1]) > 12) return 'day-first';
    if (Number(match[3]) > 12) return 'month-first';
    if (match[2] === '/') slashes += 1;
    else others += 1;
  }
  return slashes > others ? 'month-first' : 'day-first';
}

function fromNumbers(match: RegExpExecArray, order: DateOrder): number | null {
  const first = Number(match[1]);
  const second = Number(match[3]);
  const monthFirst = second > 12 || (order === 'month-first' && first <= 12);
  return build(fullYear(match[4]), monthFirst ? first : second, monthFirst ? second : first, match[5]);
}

function fullYear(text: string | undefined): number {
  const year = Number(text);
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function monthOf(name: string): number {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const index = monthStems.findIndex((stems) => stems.some((stem) => plain.startsWith(stem)));
  return index + 1;
}

function build(year: number, month: number, day: number, time: string | undefined): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 9999) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCDate() !== day) return null;
  const offset = time === undefined ? 0 : timeOfDay(time);
  return offset === null ? null : midnight + offset;
}

function timeOfDay(text: string): number | null {
  const match = clock.exec(text.trim());
  if (!match) return null;
  let hour = Number(match[1]);
  const half = match[4]?.toLowerCase();
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const local = hour * 3_600_000 + Number(match[2]) * 60_000 + Number(match[3] ?? 0) * 1000;
  return hour > 24 || local > DAY_MS ? null : local - zoneOffset(match[5]);
}

function zoneOffset(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone ?? '');
  if (!match) return 0;
  const size = Number(match[2]) * 3_600_000 + Number(match[3]) * 60_000;
  return match[1] === '-' ? -size : size;
}
