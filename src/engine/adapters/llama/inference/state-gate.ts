/**
 * Between decode steps of one context. node-llama-cpp takes its context lock for a whole chain of batches, so copying or trimming a
 * sequence would wait until every generating sequence has finished. Each step passes this gate; whoever has to change sequence state
 * asks for it alone: the steps park, the chain of batches ends, the change happens, the steps go on.
 */
export class StateGate {
  #inside = 0;
  #alone = false;
  #aloneWaiting: (() => void)[] = [];
  #stepsWaiting: (() => void)[] = [];

  /** True when a step must park: callers then leave the batch's head count before they wait. */
  get closed(): boolean {
    return this.#alone || this.#aloneWaiting.length > 0;
  }

  async step<Value>(work: () => Promise<Value>): Promise<Value> {
    while (this.closed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#stepsWaiting.push(resolve);
      await promise;
    }
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      this.#advance();
    }
  }

  async alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#aloneWaiting.push(resolve);
    this.#advance();
    await promise;
    try {
      return await work();
    } finally {
      this.#alone = false;
      this.#advance();
    }
  }

  #advance(): void {
    if (this.#alone) return;
    if (this.#aloneWaiting.length > 0) {
      if (this.#inside > 0) return;
      this.#alone = true;
      this.#aloneWaiting.shift()?.();
      return;
    }
    for (const resume of this.#stepsWaiting.splice(0)) resume();
  }
}
