import type { WireError } from '../../../shared/contract/errors.ts';
import type { AcquireProgress } from '../../../shared/contract/models.ts';

/** A model that is being got, or could not be. It goes on while the person looks at other pages. */
export type Acquisition = {
  readonly progress: AcquireProgress | null;
  readonly running: boolean;
  readonly failure: WireError | null;
};

/** By model id. */
export type AcquisitionsSlice = { readonly acquisitions: Readonly<Record<string, Acquisition>> };
