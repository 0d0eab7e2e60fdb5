import type { WireError } from '../../shared/contract/errors.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** A listed error on its way through TanStack Query, which knows failures only as rejections. */
export class EngineFailure extends Error {
  readonly error: WireError;

  constructor(error: WireError) {
    super(error.message);
    this.name = 'EngineFailure';
    this.error = error;
  }
}

export function unwrap<Value>(result: Result<Value, WireError>): Value {
  if (result.ok) return result.value;
  throw new EngineFailure(result.error);
}

/** The listed error behind a rejection, or null where it was a bug of the page. */
export function wireErrorOf(cause: unknown): WireError | null {
  return cause instanceof EngineFailure || cause instanceof StreamFailure ? cause.error : null;
}
