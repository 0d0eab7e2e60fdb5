import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatCount, formatDuration, formatMoment, formatShare } from './format.ts';

test('durations', () => {
  expect([0, 84, 3_240, 59_999, 64_000, 7_500_000].map((ms) => formatDuration(ms))).toEqual([
    '0 ms',
    '84 ms',
    '3.2 s',
    '59 s',
    '1 min 04 s',
    '2 h 05 min',
  ]);
});

test('sizes and counts', () => {
  expect([512, 24_000, 397_000_000, 1_117_000_000].map((bytes) => formatBytes(bytes))).toEqual([
    '512 B',
    '24 kB',
    '397 MB',
    '1.1 GB',
  ]);
  expect([7, 1234, 1234567].map((count) => formatCount(count))).toEqual(['7', '1\u202f234', '1\u202f234\u202f567']);
  expect([0, 0.004, 0.873, 1].map((share) => formatShare(share))).toEqual(['0%', '<1%', '87%', '100%']);
});

test('moments and ages', () => {
  expect(formatMoment(Date.UTC(2025, 2, 14, 17, 5), 'UTC')).toBe('14 Mar 2025, 17:05');
  const now = Date.UTC(2025, 2, 14);
  expect([now, now - 240_000, now - 3 * 3_600_000, now - 2 * 86_400_000].map((at) => formatAge(at, now))).toEqual([
    'now',
    '4 min',
    '3 h',
    '2 d',
  ]);
});
