import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addedBusyMs, busyMs, shareOutsideModel } from './busy-time.ts';

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

test('what a call adds is the difference that it makes to all of them', () => {
  const call = fc.record({ endedAt: fc.integer({ min: 0, max: 500 }), ms: fc.integer({ min: 0, max: 200 }) });
  fc.assert(
    fc.property(fc.array(call), call, (calls, last) => {
      expect(busyMs(calls) + addedBusyMs({ calls, ...last })).toBe(busyMs([...calls, last]));
    }),
  );
});

test('the share outside the model lies between none and all of the time', () => {
  const share = (wallMs: number, modelMs: number): number => shareOutsideModel({ wallMs, modelMs });
  expect([share(200, 150), share(200, 0), share(100, 120), share(0, 0)]).toEqual([0.25, 1, 0, 0]);
});
