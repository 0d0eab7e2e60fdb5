import type { GraphSource } from '../../../shared/contract/memory.ts';
import type { Block } from '../../../shared/domain/source.ts';
import { sourceAt } from './graph-source.ts';
import { createMentionFinder } from './mentions.ts';
import { isUnfinished } from './status-words.ts';
import { sentenceSpans } from './text-window.ts';
import type { Item } from './tracker.ts';
import { directionByWords } from './wait-words.ts';

export type TextLinks = {
  /** Blocked task → what it waits for → the sentences that say so. */
  readonly waits: ReadonlyMap<string, ReadonlyMap<string, readonly GraphSource[]>>;
  /** Task → texts that name it, newest first. */
  readonly named: ReadonlyMap<string, readonly Block[]>;
};

/** Texts between two turns of the event loop: a large workspace must not hold up what else the engine does. */
const TEXTS_A_TURN = 100;
const MOST_SOURCES = 3;

/** What free texts say about tasks: who names them, and sentences with two tasks and words of waiting between their ids. */
export async function readTextLinks(options: {
  readonly items: readonly Item[];
  /** Newest first. */
  readonly texts: readonly Block[];
  readonly signal: AbortSignal;
}): Promise<TextLinks> {
  const { items, texts, signal } = options;
  const mentionsIn = createMentionFinder({ items });
  const open = new Set(items.filter(({ state }) => isUnfinished(state)).map(({ id }) => id));
  const named = new Map<string, Block[]>();
  const waits = new Map<string, Map<string, GraphSource[]>>();
  for (const [position, block] of texts.entries()) {
    if (position % TEXTS_A_TURN === TEXTS_A_TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const mentions = mentionsIn(`${block.title}\n${block.text}`);
    for (const { itemId } of mentions) named.set(itemId, [...(named.get(itemId) ?? []), block]);
    const ids = mentions.filter(({ by, itemId }) => by === 'id' && open.has(itemId)).map(({ itemId }) => itemId);
    if (ids.length < 2) continue;
    for (const { blocked, blocker, sentence } of statedWaits({ text: block.text, ids })) {
      const known = waits.get(blocked) ?? new Map<string, GraphSource[]>();
      const sources = known.get(blocker) ?? [];
      if (sources.length < MOST_SOURCES) known.set(blocker, [...sources, sourceAt(block, sentence)]);
      waits.set(blocked, known);
    }
  }
  return { waits, named };
}

type StatedWait = { readonly blocked: string; readonly blocker: string; readonly sentence: string };

/** Sentences that name exactly two of the tasks by id, and whose words tell which of them waits. */
function statedWaits(options: { readonly text: string; readonly ids: readonly string[] }): readonly StatedWait[] {
  const { text, ids } = options;
  return sentenceSpans(text).flatMap(({ start, end }): readonly StatedWait[] => {
    const sentence = text.slice(start, end);
    const places = ids
      .map((id) => ({ id, at: sentence.toLowerCase().indexOf(id.toLowerCase()) }))
      .filter(({ at }) => at >= 0)
      .toSorted((left, right) => left.at - right.at);
    const [first, second, third] = places;
    if (first === undefined || second === undefined || third !== undefined) return [];
    const direction = directionByWords({
      before: sentence.slice(0, first.at),
      between: sentence.slice(first.at + first.id.length, second.at),
    });
    if (direction === null) return [];
    const [blocked, blocker] = direction === 'first-waits' ? [first.id, second.id] : [second.id, first.id];
    return [{ blocked, blocker, sentence }];
  });
}
