import { expect, test } from 'vitest';
import { parseAsOf } from './as-of.ts';

test.each([
  ['2026-03-12', '2026-03-12T23:59:59.999Z'],
  ['2026-03-12T09:30', '2026-03-12T09:30:00.000Z'],
  ['2026-03-12 09:30:15', '2026-03-12T09:30:15.000Z'],
  ['2026-03-12T09:30:00+02:00', '2026-03-12T07:30:00.000Z'],
])('%s is %s', (text, expected) => {
  const parsed = parseAsOf(text);
  expect(parsed.ok ? new Date(parsed.value).toISOString() : parsed.error).toBe(expected);
});

test.each(['', 'yesterday', '2026-02-31', '12.03.2026', '2026-3-1', '2026-13-01', '2026-03-12T25:00'])(
  '"%s" is refused with an example',
  (text) => {
    expect(parseAsOf(text)).toEqual({
      ok: false,
      error: `"${text}" is not a date. Write a day (2026-03-12) or a time (2026-03-12T09:30Z).`,
    });
  },
);
