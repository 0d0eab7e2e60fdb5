import type { Clock } from '../ports/clock.ts';

/** A clock that stands still until it is told to move, so that a scripted run gives equal times. */
export type FakeClock = Clock & { advance(ms: number): void };

export function createFakeClock(start = Date.UTC(2026, 2, 2, 9)): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance(ms) {
      now += ms;
    },
  };
}
