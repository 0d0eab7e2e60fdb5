/** One writer, one slow reader: values that were not taken in time are dropped, except the newest. */
export class LatestFeed<Value> {
  #waiting: { readonly value: Value } | null = null;
  #ended = false;
  #wake: () => void = () => undefined;

  push(value: Value): void {
    this.#waiting = { value };
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Ends after the newest value once `end` was called. */
  async *values(): AsyncGenerator<Value> {
    for (;;) {
      const next = this.#waiting;
      if (next !== null) {
        this.#waiting = null;
        yield next.value;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
