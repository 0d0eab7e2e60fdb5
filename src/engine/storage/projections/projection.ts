import type { RunEvent } from '../../../shared/events/index.ts';
import type { RunState } from '../../../shared/events/run-state.ts';

/** What one append changed: the events, and the run's state around them. */
export type Change = { readonly before: RunState; readonly after: RunState; readonly events: readonly RunEvent[] };

/** Tables derived from events alone; they can be emptied and filled again by replay. */
export type Projection = {
  readonly tables: readonly string[];
  apply(change: Change): void;
};
