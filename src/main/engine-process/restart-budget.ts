const WINDOW_MS = 10 * 60_000;
const MOST_RESTARTS = 5;
const FIRST_WAIT_MS = 500;

/**
 * When an engine that died may be started again: at most five times within ten minutes, with a wait that doubles
 * (0.5, 1, 2, 4, 8 seconds). After a quiet ten minutes it counts from zero.
 */
export class RestartBudget {
  readonly #deaths: number[] = [];

  /** Takes note of a death at `now` (epoch milliseconds). Gives the wait before the next start, or null: no more. */
  next(now: number): number | null {
    const recent = this.#deaths.filter((at) => now - at < WINDOW_MS);
    this.#deaths.splice(0, this.#deaths.length, ...recent, now);
    return recent.length >= MOST_RESTARTS ? null : FIRST_WAIT_MS * 2 ** recent.length;
  }
}
