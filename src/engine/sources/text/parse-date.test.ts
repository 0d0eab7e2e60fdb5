import { describe, expect, it } from 'vitest';
import { dateOrderOf, parseDate } from './parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['2026-03-14', Date.UTC(2026, 2, 14)],
    ['2026-03-14T09:30:00Z', Date.UTC(2026, 2, 14, 9, 30)],
    ['2026-03-14T09:30:15.250+02:00', Date.UTC(2026, 2, 14, 7, 30, 15)],
    ['2026/03/14 09:30', Date.UTC(2026, 2, 14, 9, 30)],
    ['14.03.2026', Date.UTC(2026, 2, 14)],
    ['14.3.26, 18:05 Uhr', Date.UTC(2026, 2, 14, 18, 5)],
    ['03/14/2026 2:05 PM', Date.UTC(2026, 2, 14, 14, 5)],
    ['14 Mar 2026', Date.UTC(2026, 2, 14)],
    ['Saturday, March 14, 2026', Date.UTC(2026, 2, 14)],
    ['14. März 2026', Date.UTC(2026, 2, 14)],
    ['14 mars 2026', Date.UTC(2026, 2, 14)],
    ['14 de diciembre de 2026', Date.UTC(2026, 11, 14)],
    ['14-Aug-26', Date.UTC(2026, 7, 14)],
    ['1773480600', 1_773_480_600_000],
    ['1773480600000', 1_773_480_600_000],
  ])('reads %s', (text, expected) => expect(parseDate(text)).toBe(expected));

  it.each([
    '',
    'soon',
    '31.02.2026',
    '2026-13-01',
    'ORN-12',
    '12.5',
    '3.11.2',
    '99999',
    'March',
    '14.03.2026 and more words',
  ])('does not read %j', (text) => expect(parseDate(text)).toBeNull());

  it('reads numeric dates in the order that the column shows', () => {
    expect(dateOrderOf(['03/04/2026', '03/25/2026'])).toBe('month-first');
    expect(dateOrderOf(['03/04/2026', '25/03/2026'])).toBe('day-first');
    expect(dateOrderOf(['03.04.2026'])).toBe('day-first');
    expect(parseDate('03/04/2026', 'month-first')).toBe(Date.UTC(2026, 2, 4));
    expect(parseDate('03/04/2026', 'day-first')).toBe(Date.UTC(2026, 3, 3));
  });
});
