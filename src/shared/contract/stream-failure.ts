import type { WireError } from './errors.ts';

/**
 * How a stream ends with a listed error: an async iterable has no place for a `Result`, so this one failure is thrown.
 * Handlers throw it, the wire carries its `error`, and the client throws it again to whoever iterates.
 */
export class StreamFailure extends Error {
  readonly error: WireError;

  constructor(error: WireError) {
    super(error.message);
    this.name = 'StreamFailure';
    this.error = error;
  }
}
