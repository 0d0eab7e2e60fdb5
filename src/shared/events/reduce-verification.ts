import type { RunEvent } from './index.ts';
import type { CheckState, ClaimState, RunState } from './run-state.ts';

type VerificationEvent = Extract<RunEvent, { readonly type: `verify.${string}` }>;

/** A task that runs again after a crash checks again: the newest verdict on a claim replaces the one before. */
export function reduceVerification(state: RunState, event: VerificationEvent): RunState {
  if (event.type === 'verify.concluded') {
    return {
      ...state,
      claims: replaceOrAdd<ClaimState>(state.claims, event.data, (claim) => claim.claimId === event.data.claimId),
    };
  }
  const check: CheckState = { ...event.data, taskId: event.taskId ?? '' };
  const same = (other: CheckState): boolean =>
    other.claimId === check.claimId && other.name === check.name && other.taskId === check.taskId;
  return { ...state, checks: replaceOrAdd(state.checks, check, same) };
}

function replaceOrAdd<Item>(items: readonly Item[], item: Item, same: (other: Item) => boolean): readonly Item[] {
  const index = items.findIndex(same);
  return index === -1 ? [...items, item] : items.with(index, item);
}
