/**
 * Lists that one fold has made itself and nobody else has seen: they may be changed in place. Without it a run of ten thousand events
 * copies its tasks and calls ten thousand times.
 */
export type FreshLists = WeakSet<object>;

/** The list with another item at the index; the same list where it is fresh. */
export function replaced<Item>(options: {
  readonly list: readonly Item[];
  readonly index: number;
  readonly item: Item;
  readonly fresh: FreshLists | null;
}): readonly Item[] {
  const { list, index, item, fresh } = options;
  const own = ownCopy(list, fresh);
  own[index] = item;
  return own;
}

/** The list with one item more; the same list where it is fresh. */
export function appended<Item>(options: {
  readonly list: readonly Item[];
  readonly item: Item;
  readonly fresh: FreshLists | null;
}): readonly Item[] {
  const own = ownCopy(options.list, options.fresh);
  own.push(options.item);
  return own;
}

function ownCopy<Item>(list: readonly Item[], fresh: FreshLists | null): Item[] {
  // Fresh lists were made here, as lists that can be changed.
  if (fresh?.has(list) === true) return list as Item[];
  const copy = [...list];
  fresh?.add(copy);
  return copy;
}
