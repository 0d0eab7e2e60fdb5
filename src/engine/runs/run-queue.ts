import type { EventDraft } from '../../shared/events/index.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { RunParts } from './run-parts.ts';

/**
 * One run computes at a time: two of them on one machine take longer together than one after the other. A run that waits for its
 * person gives its turn away, and goes on beside the next one when it is answered.
 */
export type RunQueue = {
  /** What a new run begins with: it has started, or it waits behind the others. */
  opening(): EventDraft;
  /** Begins a run that may begin, else lets it wait; one that waited under the last engine keeps its place until `advance`. */
  enter(runId: RunId): void;
  /** Those that wait, next first. */
  waiting(): readonly RunId[];
  /** To the turn with this index, 0 for the next. False when the run does not wait. */
  move(options: { readonly runId: RunId; readonly index: number }): boolean;
  leave(runId: RunId): void;
  /** Begins the next one if nothing computes; call whenever a run ends or waits for its person. */
  advance(): void;
  close(): void;
};

export function createRunQueue(options: {
  readonly parts: Pick<RunParts, 'store' | 'owner' | 'onFault'>;
  readonly computes: () => boolean;
  readonly begin: (runId: RunId) => void;
}): RunQueue {
  const { parts, computes, begin } = options;
  const { store, owner } = parts;
  /** What this engine has taken on; the order is in each run's log, so that it outlives the engine. */
  const entered = new Set<RunId>();
  let closed = false;

  const placeOf = (runId: RunId): number => store.state(runId)?.place ?? 0;
  const waiting = (): readonly RunId[] => [...entered].toSorted((left, right) => placeOf(left) - placeOf(right));

  const queuedAt = (place: number): EventDraft => ({ type: 'run.queued', data: { place } });
  const behindAll = (): EventDraft => queuedAt(Math.max(0, ...waiting().map(placeOf)) + 1);
  const started: EventDraft = { type: 'run.started', data: { owner } };

  return {
    opening: () => (computes() ? behindAll() : started),
    enter(runId) {
      const queued = store.state(runId)?.status === 'queued';
      if (!queued && !computes()) return begin(runId);
      if (!queued) store.append({ runId, drafts: [behindAll()] });
      entered.add(runId);
    },
    waiting,
    move({ runId, index }) {
      if (!entered.has(runId)) return false;
      const places = waiting()
        .filter((other) => other !== runId)
        .map(placeOf);
      const turn = Math.min(index, places.length);
      const before = places[turn - 1] ?? (places[0] ?? 0) - 2;
      const after = places[turn] ?? before + 2;
      store.append({ runId, drafts: [queuedAt((before + after) / 2)] });
      return true;
    },
    leave: (runId) => void entered.delete(runId),
    advance() {
      const [next] = closed || computes() ? [] : waiting();
      if (next === undefined) return;
      entered.delete(next);
      try {
        store.append({ runId: next, drafts: [started] });
        begin(next);
      } catch (cause) {
        parts.onFault(cause);
      }
    },
    close() {
      closed = true;
    },
  };
}
