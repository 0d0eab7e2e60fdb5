import type { Usage } from '../domain/answer.ts';
import type { ModelCallState } from './run-state.ts';

/**
 * Milliseconds in which at least one of these calls was being answered. Calls share batches, so their own times overlap and their
 * sum says nothing about the clock. A call was being answered for `ms` before its end: it may have waited for its model before that.
 */
export function busyMs(calls: readonly Pick<ModelCallState, 'endedAt' | 'ms'>[]): number {
  const spans = calls
    .flatMap(({ endedAt, ms }) => (endedAt === null || ms === 0 ? [] : [{ from: endedAt - ms, to: endedAt }]))
    .toSorted((left, right) => left.from - right.from);
  let busy = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    busy += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return busy;
}

/**
 * What one more call adds to `busyMs` of the calls before it: the part of its time in which none of them was being answered. Looks
 * only at those that overlap with it, so that folding a long run does not grow with the square of its calls.
 */
export function addedBusyMs(options: {
  readonly calls: readonly Pick<ModelCallState, 'endedAt' | 'ms'>[];
  readonly endedAt: number;
  readonly ms: number;
}): number {
  const { calls, endedAt, ms } = options;
  const from = endedAt - ms;
  const near: Pick<ModelCallState, 'endedAt' | 'ms'>[] = [];
  for (const call of calls) {
    if (call.endedAt !== null && call.endedAt > from && call.endedAt - call.ms < endedAt) near.push(call);
  }
  return busyMs([...near, { endedAt, ms }]) - busyMs(near);
}

/** 0 to 1: the part of a run's wall time in which no model was at work. */
export function shareOutsideModel({ wallMs, modelMs }: Pick<Usage, 'wallMs' | 'modelMs'>): number {
  return wallMs === 0 ? 0 : Math.max(0, 1 - modelMs / wallMs);
}
