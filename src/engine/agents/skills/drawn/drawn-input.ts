import { z } from 'zod';
import { HandOff } from '../../../../shared/domain/hand-off.ts';
import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { AgentDocument } from '../../../../shared/domain/team.ts';
import { mostWaysIn } from '../../../../shared/team/index.ts';

const from = HandOff.nullable().optional();

/**
 * What every task of a drawn team gets: its agent as drawn, so that a plan needs no other document, and what was handed to it.
 * `takes[n-1]` is the label whose items come by way of `from<n>`; null takes all.
 */
export const DrawnInput = z.strictObject({
  agent: AgentDocument,
  takes: z.array(z.string().nullable()).max(mostWaysIn),
  from1: from,
  from2: from,
  from3: from,
  from4: from,
  from5: from,
  from6: from,
  from7: from,
  from8: from,
  /** Of a vote only: how many of the agents must agree. */
  needed: z.number().int().min(1).optional(),
  /** Of a fan-out only: what its parts gave, in the order of the items. */
  children: z.array(HandOff).optional(),
  /** Unsure items go to an agent that decides again: they are handed on whatever their label. */
  handsOnUnsure: z.boolean().optional(),
  /** Of deciding again only: the labels that the agent before it hands on; absent or empty: all. */
  keeps: z.array(z.string()).optional(),
});
export type DrawnInput = z.infer<typeof DrawnInput>;

/** What each predecessor handed over, in order, without the items that go another way. */
export function waysOf(input: DrawnInput): readonly HandOff[] {
  const ways = [input.from1, input.from2, input.from3, input.from4, input.from5, input.from6, input.from7, input.from8];
  return ways.flatMap((way, index) => {
    const wanted = input.takes[index] ?? null;
    if (way === null || way === undefined) return [];
    return [{ items: way.items.filter((item) => wanted === null || item.label === wanted) }];
  });
}

/** All items handed to the task, in the order of its predecessors, each once. */
export function itemsOf(input: DrawnInput): readonly HandedItem[] {
  const seen = new Set<string>();
  return waysOf(input)
    .flatMap(({ items }) => items)
    .filter((item) => {
      if (seen.has(item.id)) return false;
      seen.add(item.id);
      return true;
    });
}
