/**
 * One owner of the cores at a time: two decodes side by side run more than ten times slower each (MODELS 5). Holders with the same key
 * (calls to one model, which share batches) enter together; another key waits until they left. First come, first served, so a steady
 * stream for one model cannot starve the embedder or a second model.
 */
export class CoreLock {
  #key: string | null = null;
  #holders = 0;
  #waiting: { readonly key: string; readonly admit: () => void }[] = [];

  /** Runs `work` while `key` owns the cores. Rejects with the signal's reason when it aborts before the turn comes. */
  async run<Value>(options: {
    readonly key: string;
    readonly signal: AbortSignal;
    readonly work: () => Promise<Value>;
  }): Promise<Value> {
    await this.#enter(options.key, options.signal);
    try {
      return await options.work();
    } finally {
      this.#leave();
    }
  }

  async #enter(key: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#holders === 0 || (this.#key === key && this.#waiting.length === 0)) {
      this.#key = key;
      this.#holders += 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { key, admit: resolve };
    const onAbort = (): void => {
      const index = this.#waiting.indexOf(waiter);
      if (index < 0) return;
      this.#waiting.splice(index, 1);
      reject(signal.reason as Error);
      this.#admit();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.#waiting.push(waiter);
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  #leave(): void {
    this.#holders -= 1;
    this.#admit();
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#holders > 0 && this.#key !== next.key) return;
      this.#waiting.shift();
      this.#key = next.key;
      this.#holders += 1;
      next.admit();
    }
  }
}
