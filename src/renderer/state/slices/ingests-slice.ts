import type { WireError } from '../../../shared/contract/errors.ts';
import type { IngestProgress } from '../../../shared/contract/sources.ts';

/** A folder that is being read in, was paused, or could not be read. It goes on while the person looks at other pages. */
export type Ingest = {
  readonly progress: IngestProgress | null;
  readonly running: boolean;
  /** The person stopped it; what was read until then stays, and going on begins there. */
  readonly paused: boolean;
  readonly failure: WireError | null;
};

/** By workspace id. */
export type IngestsSlice = { readonly ingests: Readonly<Record<string, Ingest>> };
