/** Lends out a fixed set of things. Waiting never happens while holding one, so calls cannot block each other for ever. */
export class Pool<Thing> {
  #free: Thing[];
  #waiting: (() => void)[] = [];

  constructor(things: readonly Thing[]) {
    this.#free = [...things];
  }

  /** At least one and at most `most`: whatever is free now, or the next one that becomes free. */
  async take(options: { readonly most: number; readonly signal: AbortSignal }): Promise<Thing[]> {
    while (this.#free.length === 0) {
      options.signal.throwIfAborted();
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = (): void => resolve();
      this.#waiting.push(wake);
      options.signal.addEventListener('abort', wake, { once: true });
      await promise;
      options.signal.removeEventListener('abort', wake);
    }
    return this.#free.splice(0, options.most);
  }

  give(things: readonly Thing[]): void {
    // What was used last is lent first: it holds what the next call can often continue.
    this.#free.unshift(...things);
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
