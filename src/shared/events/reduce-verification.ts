import type { RunEvent } from './index.ts';
import type { FreshLists } from './list-change.ts';
import { appended, replaced } from './list-change.ts';
import type { CheckState, ClaimState, RunState } from './run-state.ts';

type VerificationEvent = Extract<RunEvent, { readonly type: `verify.${string}` }>;

/** A task that runs again after a crash checks again: the newest verdict on a claim replaces the one before. */
export function reduceVerification(state: RunState, event: VerificationEvent, fresh: FreshLists | null): RunState {
  if (event.type === 'verify.concluded') {
    const { claimId } = event.data;
    const known = state.claims.findIndex((claim) => claim.claimId === claimId);
    return { ...state, claims: put<ClaimState>({ list: state.claims, index: known, item: event.data, fresh }) };
  }
  const check: CheckState = { ...event.data, taskId: event.taskId ?? '' };
  const same = (other: CheckState): boolean =>
    other.claimId === check.claimId && other.name === check.name && other.taskId === check.taskId;
  return { ...state, checks: put({ list: state.checks, index: state.checks.findIndex(same), item: check, fresh }) };
}

/** `index` -1: it is a new one. */
function put<Item>(options: Parameters<typeof replaced<Item>>[0]): readonly Item[] {
  return options.index === -1 ? appended(options) : replaced(options);
}
