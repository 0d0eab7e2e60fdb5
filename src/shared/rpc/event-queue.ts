import type { WireError } from '../contract/errors.ts';
import { StreamFailure } from '../contract/stream-failure.ts';

type Reader<Event> = {
  readonly resolve: (step: IteratorResult<Event>) => void;
  readonly reject: (cause: Error) => void;
};

/** Events that have arrived and not been read yet; one reader. `onReturn` runs once when the reader stops early. */
export class EventQueue<Event> implements AsyncIterableIterator<Event> {
  readonly #waiting: Event[] = [];
  readonly #onReturn: () => void;
  #reader: Reader<Event> | null = null;
  #ended: { readonly error: WireError | null } | null = null;

  constructor(onReturn: () => void) {
    this.#onReturn = onReturn;
  }

  push(event: Event): void {
    if (this.#ended !== null) return;
    if (this.#reader === null) this.#waiting.push(event);
    else this.#takeReader()?.resolve({ done: false, value: event });
  }

  /** Ends after what has arrived; with an error the reader then gets a `StreamFailure`. */
  end(error: WireError | null): void {
    if (this.#ended !== null) return;
    this.#ended = { error };
    const reader = this.#takeReader();
    if (error === null) reader?.resolve({ done: true, value: undefined });
    else reader?.reject(new StreamFailure(error));
    if (reader !== null) this.#ended = { error: null };
  }

  next(): Promise<IteratorResult<Event>> {
    const [event] = this.#waiting.splice(0, 1);
    if (event !== undefined) return Promise.resolve({ done: false, value: event });
    if (this.#ended !== null) {
      const { error } = this.#ended;
      this.#ended = { error: null };
      if (error !== null) return Promise.reject(new StreamFailure(error));
      return Promise.resolve({ done: true, value: undefined });
    }
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<Event>> {
    this.#waiting.length = 0;
    if (this.#ended === null) {
      this.end(null);
      this.#onReturn();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #takeReader(): Reader<Event> | null {
    const reader = this.#reader;
    this.#reader = null;
    return reader;
  }
}
