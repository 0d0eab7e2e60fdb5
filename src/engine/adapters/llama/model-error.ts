import type { ModelError } from '../../ports/language-model.ts';
import type { ProcessFailure } from './inference-process.ts';

/** What the process could not do, with the model's name and what to do about it. */
export function modelError(failure: ProcessFailure, modelId: string): ModelError {
  if (failure.code !== 'model-corrupt') return failure;
  return {
    ...failure,
    modelId,
    message: `The file of "${modelId}" cannot be used: ${failure.message} Verify it, or get it again.`,
  };
}
