import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The run's "now" as written on the command line, in epoch milliseconds. A date means the end of that day; a time without a zone
 * is UTC, like a date: the answer must not depend on the machine's own zone.
 */
export function parseAsOf(text: string): Result<number, string> {
  const problem = `"${text}" is not a date. Write a day (2026-03-12) or a time (2026-03-12T09:30Z).`;
  const day = DAY.exec(text);
  if (day !== null) {
    const at = Date.parse(`${text}T00:00:00Z`);
    // Date.parse takes 31 February for 3 March in some engines.
    const real = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
    return real ? ok(at + DAY_MS - 1) : err(problem);
  }
  if (!TIME.test(text)) return err(problem);
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const at = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(at) ? err(problem) : ok(at);
}
