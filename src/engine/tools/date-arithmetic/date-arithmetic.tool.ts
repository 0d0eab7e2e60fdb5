import { z } from 'zod';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';

const dayMs = 86_400_000;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const Day = z.string().max(10);

export const dateArithmetic = defineTool({
  name: 'date-arithmetic',
  title: 'Date arithmetic',
  description:
    'Computes with days written YYYY-MM-DD: add-days and add-workdays move `date` by `days`; days-between counts from `date` to `other`; weekday names the day of the week. Members that an operation does not need are ignored.',
  input: z.strictObject({
    operation: z.enum(['add-days', 'add-workdays', 'days-between', 'weekday']),
    date: Day,
    other: Day,
    days: z.number().int().min(-40_000).max(40_000),
  }),
  output: z.strictObject({ value: z.string() }),
  effect: 'E0',
  approval: 'grant',
  timeoutMs: 1000,
  async run({ input }) {
    const { operation, days } = input;
    const date = timeOf(input.date);
    if (date === null) return err(noDay(input.date));
    switch (operation) {
      case 'add-days':
        return ok({ value: dayOf(date + days * dayMs) });
      case 'add-workdays':
        return ok({ value: dayOf(addWorkdays({ date, days })) });
      case 'weekday':
        return ok({ value: weekdays[new Date(date).getUTCDay()] ?? '' });
      case 'days-between': {
        const other = timeOf(input.other);
        return other === null ? err(noDay(input.other)) : ok({ value: String(Math.round((other - date) / dayMs)) });
      }
      default:
        return assertNever(operation);
    }
  },
});

function noDay(text: string) {
  return { code: 'no-date', message: `“${text}” is not a day written YYYY-MM-DD.` };
}

/** Epoch milliseconds of a day in UTC; null for one that the calendar does not have. */
function timeOf(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOf(time) === text ? time : null;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Saturdays and Sundays do not count; holidays differ from place to place, so they do. */
function addWorkdays(options: { readonly date: number; readonly days: number }): number {
  const step = options.days < 0 ? -dayMs : dayMs;
  let time = options.date;
  for (let left = Math.abs(options.days); left > 0;) {
    time += step;
    const weekday = new Date(time).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return time;
}
