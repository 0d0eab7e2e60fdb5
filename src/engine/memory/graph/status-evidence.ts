import type { ItemState } from './status-words.ts';
import { itemStates } from './status-words.ts';
import type { Item } from './tracker.ts';

const dayMs = 24 * 3600 * 1000;
/** A row counts as touched lately when it changed in the two weeks before "now". */
const latelyMs = 14 * dayMs;
/** Rows of one status resemble each other, so that twenty say little more than a few. */
const mostRows = 4;

/** How often rows of a state are past their due date, and were touched lately. Judgement, checked on generated trackers whose words were hidden. */
const usual: Readonly<Record<ItemState, { readonly past: number; readonly lately: number }>> = {
  open: { past: 0.15, lately: 0.4 },
  active: { past: 0.4, lately: 0.7 },
  blocked: { past: 0.5, lately: 0.6 },
  done: { past: 0.95, lately: 0.25 },
  cancelled: { past: 0.7, lately: 0.25 },
};

/**
 * What the rows of a status word say about its meaning by themselves, as log-likelihoods per state (natural logarithm, naive
 * Bayes over due dates and last changes): finished work is mostly past its date and lies still, whatever the word is.
 */
export function statusEvidence(options: {
  readonly items: Iterable<Item>;
  readonly status: string;
  readonly asOf: number;
}): Readonly<Record<ItemState, number>> {
  const rows = [...options.items].filter((item) => item.status === options.status);
  const due = rows.flatMap((item) => item.due ?? []);
  const updated = rows.flatMap((item) => item.updated ?? []);
  const past = { of: due.length, hits: due.filter((time) => time < options.asOf).length };
  const lately = { of: updated.length, hits: updated.filter((time) => options.asOf - time <= latelyMs).length };
  const likelihood = (state: ItemState): number =>
    logLikelihood(past, usual[state].past) + logLikelihood(lately, usual[state].lately);
  return { ...Object.fromEntries(itemStates.map((state) => [state, likelihood(state)])) } as Record<ItemState, number>;
}

function logLikelihood(seen: { readonly of: number; readonly hits: number }, usualShare: number): number {
  if (seen.of === 0) return 0;
  const share = seen.hits / seen.of;
  return Math.min(seen.of, mostRows) * (share * Math.log(usualShare) + (1 - share) * Math.log(1 - usualShare));
}
