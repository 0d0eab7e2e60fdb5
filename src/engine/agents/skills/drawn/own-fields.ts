import type { HandedItem } from '../../../../shared/domain/hand-off.ts';

/** Of a computed item: the ids of the row blocks that it was computed from, with spaces between. */
export const rowsField = 'rows';
/** Of a computed item: the bare value. */
export const valueField = 'value';
/** The critic's verdict on an item. */
export const checkedField = 'checked';

const own: readonly string[] = [rowsField, valueField, checkedField];

/** What was taken out of an item, by name, without what code keeps there for itself. */
export function valuesOf(item: HandedItem): readonly (readonly [string, string])[] {
  return Object.entries(item.fields).filter(([name, value]) => value !== '' && !own.includes(name));
}

/** The blocks that a computed item stands on. */
export function rowsOf(item: HandedItem): readonly string[] {
  return (item.fields[rowsField] ?? '').split(' ').filter((id) => id !== '');
}

/** Computed from the question itself: there is nothing in the sources to cite, and code vouches for it. */
export function isComputedAlone(item: HandedItem): boolean {
  return item.source === null && item.fields[valueField] !== undefined && rowsOf(item).length === 0;
}
