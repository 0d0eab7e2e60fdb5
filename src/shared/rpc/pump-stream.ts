export type PumpOptions = {
  readonly source: AsyncIterable<unknown>;
  readonly resume: 'seq' | 'latest';
  readonly signal: AbortSignal;
  readonly drained: () => Promise<void>;
  /** Checks an event against its schema; what it throws ends the stream. */
  readonly check: (event: unknown) => unknown;
  readonly send: (event: unknown) => void;
};

/** At most 30 messages a second of a stream where only the newest value matters. */
const LATEST_INTERVAL_MS = 33;

/**
 * Moves events from a handler to the wire. A `seq` stream sends every event and asks for the next only when the last has left;
 * a `latest` stream reads on, and sends the newest value when its turn comes, the last one always.
 * Returns when the source ends or the signal aborts; rethrows what the source throws.
 */
export async function pumpStream(options: PumpOptions): Promise<void> {
  const iterator = options.source[Symbol.asyncIterator]();
  try {
    if (options.resume === 'seq') await pumpEvery(iterator, options);
    else await pumpLatest(iterator, options);
  } finally {
    // Not awaited: a handler that is stuck must not keep the request open. What it throws now has no reader.
    iterator.return?.()?.then(undefined, () => undefined);
  }
}

async function pumpEvery(iterator: AsyncIterator<unknown>, options: PumpOptions): Promise<void> {
  for (;;) {
    const step = await nextOrAborted(iterator, options.signal);
    if (step === null || step.done === true) return;
    options.send(options.check(step.value));
    await options.drained();
  }
}

async function pumpLatest(iterator: AsyncIterator<unknown>, options: PumpOptions): Promise<void> {
  const slot = new LatestSlot(options);
  try {
    for (;;) {
      const step = await nextOrAborted(iterator, options.signal);
      if (step === null) return;
      if (step.done === true) return slot.flush();
      slot.put(options.check(step.value));
    }
  } catch (cause) {
    slot.flush();
    throw cause;
  } finally {
    slot.dispose();
  }
}

/** Holds the newest unsent value; sends at once when the last sending is long enough ago, else when the timer fires. */
class LatestSlot {
  readonly #options: PumpOptions;
  #held: { readonly value: unknown } | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: PumpOptions) {
    this.#options = options;
  }

  put(value: unknown): void {
    this.#held = { value };
    if (this.#timer === null) {
      this.flush();
      this.#timer = setTimeout(() => this.#onTimer(), LATEST_INTERVAL_MS);
    }
  }

  flush(): void {
    if (this.#held === null) return;
    const { value } = this.#held;
    this.#held = null;
    this.#options.send(value);
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #onTimer(): void {
    this.#timer = null;
    const held = this.#held;
    if (held === null) return;
    this.#timer = setTimeout(() => this.#onTimer(), LATEST_INTERVAL_MS);
    void this.#options.drained().then(() => this.flush());
  }
}

function nextOrAborted(iterator: AsyncIterator<unknown>, signal: AbortSignal): Promise<IteratorResult<unknown> | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(null);
    signal.addEventListener('abort', onAbort, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}
