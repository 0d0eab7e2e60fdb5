/** A seeded source of choices. Every sample draws from this alone, so a seed always gives the same bytes. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number between both ends, ends included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  /** One element; throws on an empty list, which is a bug in the wording. */
  pick<Item>(list: readonly Item[]): Item;
  /** A shuffled copy. */
  shuffle<Item>(list: readonly Item[]): Item[];
  /** An independent stream named by a label, so that adding draws in one file does not change the others. */
  fork(label: string): Random;
}

function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619);
  }
  return value >>> 0;
}

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for a few thousand draws. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <Item>(list: readonly Item[]): Item => {
    const item = list[integer(0, list.length - 1)];
    if (item === undefined) throw new Error('pick from an empty list');
    return item;
  };
  const shuffle = <Item>(list: readonly Item[]): Item[] =>
    list
      .map((item) => ({ item, order: next() }))
      .sort((left, right) => left.order - right.order)
      .map(({ item }) => item);
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick,
    shuffle,
    fork: (label) => createRandom(hash(`${seed}:${label}`)),
  };
}

/** Hands out the elements of a list in random order and starts over, reshuffled, when all were used: varied, never empty. */
export function createDeck<Item>(random: Random, list: readonly Item[]): () => Item {
  let rest: Item[] = [];
  return () => {
    if (rest.length === 0) rest = random.shuffle(list);
    const item = rest.pop();
    if (item === undefined) throw new Error('a deck needs at least one element');
    return item;
  };
}
