const numeric = /^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ,].*)?$/;
const months: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  gen: 1,
  feb: 2,
  fev: 2,
  mar: 3,
  maer: 3,
  mrz: 3,
  mrt: 3,
  apr: 4,
  avr: 4,
  abr: 4,
  may: 5,
  mai: 5,
  mei: 5,
  mag: 5,
  jun: 6,
  juin: 6,
  giu: 6,
  jul: 7,
  juil: 7,
  lug: 7,
  aug: 8,
  ago: 8,
  aou: 8,
  sep: 9,
  set: 9,
  okt: 10,
  oct: 10,
  ott: 10,
  out: 10,
  nov: 11,
  dec: 12,
  dez: 12,
  dic: 12,
};
const named =
  /^\s*(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s*[ -]?(?:de\s+)?([\p{L}]{3,})\.?,?\s*[ -]?(?:de\s+)?(\d{4})|([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))/u;

/** Which of day and month comes first in a column of dates such as 03/14/2026. */
export type DayOrder = 'day-first' | 'month-first';

export function monthNumber(word: string): number | null {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return months[folded.slice(0, 4)] ?? months[folded.slice(0, 3)] ?? null;
}

/** Decided by a value over 12 in either place; dots mean day first, and so does a column that never decides. */
export function dayOrderOf(cells: readonly string[]): DayOrder {
  for (const cell of cells) {
    const match = numeric.exec(cell);
    if (match?.[1] === undefined || match[1].length > 2) continue;
    if (Number(match[1]) > 12) return 'day-first';
    if (Number(match[2]) > 12) return 'month-first';
  }
  return cells.some((cell) => /^\s*\d{1,2}\/\d{1,2}\/\d{4}/.test(cell)) ? 'month-first' : 'day-first';
}

/** Epoch milliseconds (UTC) of a cell that holds one date, with or without a time; null when it holds none. */
export function parseCellDate(options: { readonly cell: string; readonly order: DayOrder }): number | null {
  const { cell, order } = options;
  if (/^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(cell)) {
    const text = cell.trim().replace(' ', 'T');
    const time = Date.parse(/[zZ]|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`);
    return Number.isNaN(time) ? null : time;
  }
  const parts = numericParts({ cell, order }) ?? namedParts(cell);
  if (parts === null) return null;
  const { year, month, day } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1970 || year > 2200) return null;
  const clock = /[T ,]+(\d{1,2}):(\d{2})/.exec(cell.slice(6));
  return Date.UTC(year, month - 1, day, Number(clock?.[1] ?? 0), Number(clock?.[2] ?? 0));
}

type DateParts = { readonly year: number; readonly month: number; readonly day: number };

function numericParts(options: { readonly cell: string; readonly order: DayOrder }): DateParts | null {
  const match = numeric.exec(options.cell);
  const [first, second, third] = [match?.[1], match?.[2], match?.[3]];
  if (first === undefined || second === undefined || third === undefined) return null;
  if (first.length === 4) return { year: Number(first), month: Number(second), day: Number(third) };
  const year = third.length <= 2 ? 2000 + Number(third) : Number(third);
  return options.order === 'day-first'
    ? { year, month: Number(second), day: Number(first) }
    : { year, month: Number(first), day: Number(second) };
}

function namedParts(cell: string): DateParts | null {
  const match = named.exec(cell);
  if (match === null) return null;
  const month = monthNumber(match[2] ?? match[4] ?? '');
  if (month === null) return null;
  return { year: Number(match[3] ?? match[6]), month, day: Number(match[1] ?? match[5]) };
}
