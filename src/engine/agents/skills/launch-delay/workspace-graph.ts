import type { Block } from '../../../../shared/domain/source.ts';
import { createMentionFinder, foldText, readPeople, readTracker } from '../../../memory/graph/index.ts';
import type { ItemState, Mention, MentionFinder, Person, Tracker } from '../../../memory/graph/index.ts';
import type { BlockReader } from '../../../sources/index.ts';
import { ordersItsReader } from '../../../verification/index.ts';

/** What code knows about a workspace before any model is asked. */
export type WorkspaceGraph = {
  readonly tracker: Tracker | null;
  readonly people: readonly Person[];
  readonly mentionsIn: MentionFinder;
  /** Blocks other than tracker rows that name an item, with how. */
  readonly mentioning: ReadonlyMap<string, readonly { readonly block: Block; readonly mention: Mention }[]>;
  /** Mails that a machine or a habit writes, again and again in nearly the same words. */
  readonly routine: ReadonlySet<string>;
  /** Blocks that tell their reader what to answer: read by people, never taken as evidence. */
  readonly orders: ReadonlySet<string>;
  /** Members of a thread or mail conversation in time order. */
  readonly threads: ReadonlyMap<string, readonly Block[]>;
};

export function readWorkspaceGraph(options: {
  readonly blocks: BlockReader;
  readonly statuses: Readonly<Record<string, ItemState>>;
}): WorkspaceGraph {
  const all = options.blocks.all({});
  const tracker = readTracker({
    rows: all.filter((block) => block.kind === 'row'),
    statuses: new Map(Object.entries(options.statuses)),
  });
  const items = [...(tracker?.items.values() ?? [])];
  const itemBlocks = new Set(items.map((item) => item.block.id));
  const owners = items.flatMap((item) => (item.owner === null ? [] : [item.owner]));
  const people = readPeople({ blocks: all, owners });
  const mentionsIn = createMentionFinder({ items });
  const mentioning = new Map<string, { block: Block; mention: Mention }[]>();
  const threads = new Map<string, Block[]>();
  const orders = new Set(
    all.filter((block) => ordersItsReader(`${block.title}\n${block.text}`)).map((block) => block.id),
  );
  for (const block of all) {
    if (itemBlocks.has(block.id) || orders.has(block.id)) continue;
    if (block.thread !== null) threads.set(block.thread, [...(threads.get(block.thread) ?? []), block]);
    for (const mention of mentionsIn(`${block.title}\n${block.text}`))
      mentioning.set(mention.itemId, [...(mentioning.get(mention.itemId) ?? []), { block, mention }]);
  }
  for (const members of threads.values()) members.sort((left, right) => (left.timestamp ?? 0) - (right.timestamp ?? 0));
  return { tracker, people, mentionsIn, mentioning, threads, routine: routineBlocks(all), orders };
}

const routineLikeness = 0.35;
const routineCount = 2;

/** Texts that share a third of their words with two or more others of the same author; numbers do not count. */
function routineBlocks(blocks: readonly Block[]): ReadonlySet<string> {
  const byAuthor = new Map<string, { readonly id: string; readonly words: ReadonlySet<string> }[]>();
  for (const block of blocks) {
    if (block.kind !== 'mail') continue;
    const words = new Set(foldText(block.text.replace(/\d+/g, '')).split(' '));
    const author = block.author ?? '';
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), { id: block.id, words }]);
  }
  const automated = blocks.filter((block) => block.fields['automated'] === 'yes').map((block) => block.id);
  const repeated = [...byAuthor.values()].flatMap((texts) =>
    texts.filter(
      (text) =>
        texts.filter((other) => other !== text && overlap(text.words, other.words) >= routineLikeness).length >=
        routineCount,
    ),
  );
  return new Set([...automated, ...repeated.map((text) => text.id)]);
}

/** Jaccard index of two sets of words. */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return shared / Math.max(1, left.size + right.size - shared);
}
