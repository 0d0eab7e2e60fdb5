/** The longest time one batch may run, in milliseconds: an abort waits for at most one. */
const BATCH_MS = 700;
const SMALLEST = 16;
const GUESSED_BATCHES = 4;

/**
 * How many prompt tokens may be queued at once. It follows the measured rate, so that the running batch ends within a second and an
 * aborted call has nothing queued behind it.
 */
export class TokenBudget {
  readonly #largest: number;
  #tokensPerMs: number;
  #learned = 0;
  #queued = 0;
  #completed = 0;
  #waiting: { readonly wanted: number; readonly admit: () => void }[] = [];

  constructor(options: { readonly largest: number; readonly expectedTokensPerSecond: number }) {
    this.#largest = options.largest;
    this.#tokensPerMs = options.expectedTokensPerSecond / 1000;
  }

  /** Tokens that one batch may hold now. */
  get size(): number {
    return Math.max(SMALLEST, Math.min(this.#largest, Math.floor(this.#tokensPerMs * BATCH_MS)));
  }

  get tokensPerSecond(): number {
    return this.#tokensPerMs * 1000;
  }

  /** Runs `work`, which evaluates `tokens` tokens (at most `size`), once they fit; then learns from how long it took. */
  async run<Value>(options: {
    readonly tokens: number;
    readonly signal: AbortSignal;
    readonly work: () => Promise<Value>;
  }): Promise<Value> {
    await this.#enter(options.tokens, options.signal);
    const completedBefore = this.#completed;
    const start = performance.now();
    try {
      options.signal.throwIfAborted();
      const value = await options.work();
      this.#completed += options.tokens;
      this.#learn({ tokens: this.#completed - completedBefore, ms: performance.now() - start });
      return value;
    } finally {
      this.#queued -= options.tokens;
      this.#admit();
    }
  }

  /**
   * Small batches say little about the rate. A busy machine is noticed at once; a fast batch raises the budget only slowly, except the
   * first few, which replace a guess.
   */
  #learn(measured: { readonly tokens: number; readonly ms: number }): void {
    if (measured.tokens < SMALLEST || measured.ms <= 0) return;
    this.#learned += 1;
    const rate = Math.min(measured.tokens / measured.ms, this.#tokensPerMs * 2);
    const weight = rate < this.#tokensPerMs || this.#learned <= GUESSED_BATCHES ? 0.7 : 0.3;
    this.#tokensPerMs = (1 - weight) * this.#tokensPerMs + weight * rate;
  }

  async #enter(wanted: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#waiting.length === 0 && this.#fits(wanted)) {
      this.#queued += wanted;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ wanted, admit: resolve });
    await promise;
  }

  #fits(wanted: number): boolean {
    return this.#queued === 0 || this.#queued + wanted <= this.size;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && this.#fits(next.wanted); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#queued += next.wanted;
      next.admit();
    }
  }
}
