import type { Result } from '../../shared/kernel/result.ts';
import type { ModelError } from './language-model.ts';

/** Text to unit vectors. */
export type Embedder = {
  readonly dimensions: number;
  /** Longest text in tokens; longer texts must be split before. */
  readonly maxTokens: number;
  embed(options: {
    readonly texts: readonly string[];
    readonly signal: AbortSignal;
  }): Promise<Result<readonly Float32Array[], ModelError>>;
  countTokens(options: {
    readonly texts: readonly string[];
    readonly signal: AbortSignal;
  }): Promise<Result<readonly number[], ModelError>>;
};
