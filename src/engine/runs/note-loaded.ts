import type { OnLoaded } from '../ports/language-model.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';

/** Writes into the run that a call of it brought a model into memory, with what that took in bytes and milliseconds. */
export function noteLoaded(attempt: Attempt): OnLoaded {
  return ({ modelId, bytes, ms }) => {
    const draft = { type: 'model.loaded', data: { modelId, bytes, ms }, ...eventContextOf(attempt) } as const;
    attempt.session.log.note({ draft });
  };
}
