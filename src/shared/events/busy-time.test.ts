import { expect, test } from 'vitest';
import { busyMs, shareOutsideModel } from './busy-time.ts';

test('overlapping calls count once, gaps and calls without an end not at all', () => {
  const calls = [
    { endedAt: 1100, ms: 100 },
    { endedAt: 1150, ms: 120 },
    { endedAt: 1120, ms: 20 },
    { endedAt: 1300, ms: 50 },
    { endedAt: null, ms: 0 },
    { endedAt: 1900, ms: 0 },
  ];
  expect(busyMs(calls)).toBe(200);
  expect(busyMs(calls.toReversed())).toBe(200);
});

test('the share outside the model lies between none and all of the time', () => {
  const share = (wallMs: number, modelMs: number): number => shareOutsideModel({ wallMs, modelMs });
  expect([share(200, 150), share(200, 0), share(100, 120), share(0, 0)]).toEqual([0.25, 1, 0, 0]);
});
