import type { Patch } from 'immer';
import { canonicalJson } from '../../../../shared/kernel/json.ts';
import type { EditLabel } from './edit.ts';

/** One step of undo: patches that make it again and patches that take it back, each to be applied in order. */
export type HistoryEntry = {
  /** Unique in an editor and never used again: names the state after this entry. */
  readonly id: number;
  readonly label: EditLabel;
  readonly forward: readonly Patch[];
  readonly back: readonly Patch[];
  /** Entries with the same key that follow each other become one, as letters do that are typed into one field. */
  readonly join: string | null;
};

/** Two changes that follow each other, as one. */
export function mergeEntries(first: HistoryEntry, second: HistoryEntry): HistoryEntry {
  const { id, label, join } = second;
  if (replaceSamePlaces(first, second)) return { id, label, join, forward: second.forward, back: first.back };
  return {
    id,
    label,
    join,
    forward: [...first.forward, ...second.forward],
    back: [...second.back, ...first.back],
  };
}

/** Whether the second change only writes over what the first wrote: then a drag of a thousand frames keeps one set of patches. */
function replaceSamePlaces(first: HistoryEntry, second: HistoryEntry): boolean {
  const places = placesOf(first.forward);
  const later = placesOf(second.forward);
  if (places === null || later === null || places.size !== later.size) return false;
  return [...places].every((place) => later.has(place));
}

/** The places that patches write to, or null where one of them adds, removes, or writes to a place twice. */
function placesOf(patches: readonly Patch[]): ReadonlySet<string> | null {
  if (patches.some(({ op }) => op !== 'replace')) return null;
  const places = new Set(patches.map(({ path }) => path.join('/')));
  return places.size === patches.length ? places : null;
}

/** Whether everything is as it was before: what was dragged away and back again. */
export function changesNothing({ forward, back }: HistoryEntry): boolean {
  if (placesOf(forward) === null) return false;
  const before = new Map(back.map(({ path, value }) => [path.join('/'), canonicalJson(value)]));
  return forward.every(({ path, value }) => before.get(path.join('/')) === canonicalJson(value));
}
