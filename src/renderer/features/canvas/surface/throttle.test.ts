import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createThrottle } from './throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a second of asking at every frame is answered ten times, and the last ask is not lost', () => {
  let runs = 0;
  const throttle = createThrottle({
    everyMs: 100,
    run: () => {
      runs += 1;
    },
  });
  for (let ms = 0; ms < 1000; ms += 16) {
    throttle.ask();
    vi.advanceTimersByTime(16);
  }
  expect(runs).toBeLessThanOrEqual(11);
  const during = runs;
  vi.advanceTimersByTime(500);
  expect(runs - during).toBeLessThanOrEqual(1);
  throttle.cancel();
});
