import { dateOrderOf, parseDate } from '../../sources/index.ts';

/** A cell as a number: thousands separators, currency signs and units around it are noise. Null when it is none. */
export function numberOf(cell: string): number | null {
  const match = /^[^\d.,-]{0,6}(-?[\d.,'\s]*\d)[^\d]{0,12}$/u.exec(cell.trim());
  const digits = match?.[1]?.replace(/['\s]/g, '');
  if (digits === undefined || digits === '') return null;
  const decimal = decimalMark(digits);
  const plain = digits.replace(/[.,]/g, (mark) => (mark === decimal ? '.' : ''));
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Of two marks the last one; a single mark with three digits behind it separates thousands. */
function decimalMark(digits: string): string | null {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last === -1) return null;
  const mark = digits[last] ?? '';
  const both = digits.includes('.') && digits.includes(',');
  if (both) return mark;
  const repeated = digits.indexOf(mark) !== last;
  return repeated || (digits.length - last - 1 === 3 && /^-?\d{1,3}[.,]/.test(digits)) ? null : mark;
}

/** How a column's cells are ordered: as dates, as numbers, or not at all (its cells are words). */
export function orderOf(cells: readonly string[]): ((cell: string) => number | null) | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return null;
  const order = dateOrderOf(filled);
  const readers = [(cell: string) => parseDate(cell, order), numberOf];
  return readers.find((read) => filled.filter((cell) => read(cell) !== null).length >= filled.length * 0.7) ?? null;
}
