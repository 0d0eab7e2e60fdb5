import type { WireError } from '../../../shared/contract/errors.ts';
import type { RunFeed } from '../../../shared/contract/runs.ts';
import type { RunEvent } from '../../../shared/events/index.ts';
import { foldRun } from '../../../shared/events/reduce-run.ts';
import type { RunState } from '../../../shared/events/run-state.ts';
import { emptyRunState } from '../../../shared/events/run-state.ts';

/** A run that is being watched: the folded state, the events behind it, and the text that is being written now. */
export type LiveRun = {
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  /** Task id → the unverified text that its model has written so far. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The replay has caught up, so what is shown is the present. */
  readonly loaded: boolean;
  /** Why the run cannot be followed, for example because it does not exist. */
  readonly failure: WireError | null;
};

export type RunsSlice = { readonly runs: Readonly<Record<string, LiveRun>> };

export const emptyLiveRun: LiveRun = { state: emptyRunState, events: [], drafts: {}, loaded: false, failure: null };

/** Applies what arrived within one frame. Events that are already known (after a reconnect) are left out. */
export function applyFeeds(run: LiveRun, feeds: readonly RunFeed[]): LiveRun {
  let head = run.state.headSeq;
  const added: RunEvent[] = [];
  const drafts: Record<string, string> = { ...run.drafts };
  for (const feed of feeds) {
    if (feed.kind === 'draft') {
      drafts[feed.taskId] = feed.text;
      continue;
    }
    for (const event of feed.events) {
      if (event.seq <= head) continue;
      head = event.seq;
      added.push(event);
      if (endsDraft(event) && event.taskId !== undefined) delete drafts[event.taskId];
    }
  }
  return {
    state: foldRun(added, run.state),
    events: added.length === 0 ? run.events : [...run.events, ...added],
    drafts,
    loaded: true,
    failure: null,
  };
}

function endsDraft(event: RunEvent): boolean {
  return event.type === 'task.succeeded' || event.type === 'task.failed' || event.type === 'task.interrupted';
}
