import { z } from 'zod';
import { BlockKind } from '../../../../shared/domain/source.ts';
import { itemStates } from '../../../memory/graph/index.ts';

/** What the question is about: an item of the tracker, or, in a folder without one, only a phrase. */
export const Launch = z.strictObject({
  mode: z.enum(['structure', 'text']),
  itemId: z.string().nullable(),
  title: z.string(),
  confidence: z.number(),
  /** Meanings of status words that no list knew, decided by a model. */
  statuses: z.record(z.string(), z.enum(itemStates)),
});
export type Launch = z.infer<typeof Launch>;

/** A link between two items: `blocked` cannot go on before `blocker`. `blockId` is where it stands. */
export const Link = z.strictObject({
  blocked: z.string(),
  blocker: z.string(),
  by: z.enum(['tracker', 'text']),
  blockId: z.string(),
  quote: z.string(),
  probability: z.number(),
});
export type Link = z.infer<typeof Link>;

export const Trace = z.strictObject({
  launch: Launch,
  /** Open items that the launch waits for, nearest first. Empty in text mode. */
  itemIds: z.array(z.string()),
  links: z.array(Link),
});
export type Trace = z.infer<typeof Trace>;

/** What one passage says about one item. Offsets are characters of the block's text. */
export const Reading = z.strictObject({
  itemId: z.string(),
  blockId: z.string(),
  kind: BlockKind,
  start: z.number().int(),
  end: z.number().int(),
  /** The highest probability of each label over the sentences of the passage: a mail may thank first and refuse then. */
  stuck: z.number(),
  solved: z.number(),
  plan: z.number(),
  /** How near the passage is to the item, 0 to 1: it names it, its thread does, its author owns it, or search ranks it high. */
  relevance: z.number(),
  /** How the passage was found: it names the item, belongs to a thread that does, or only resembles it. */
  found: z.enum(['id', 'title', 'thread', 'search']),
  timestamp: z.number().nullable(),
});
export type Reading = z.infer<typeof Reading>;

export const Readings = z.strictObject({ readings: z.array(Reading) });
export type Readings = z.infer<typeof Readings>;

/** A stretch of one block, to be cited. */
export const Span = z.strictObject({ blockId: z.string(), start: z.number().int(), end: z.number().int() });
export type Span = z.infer<typeof Span>;

/** Where a reading stands, to be cited. */
export function spanOf({ blockId, start, end }: Reading): Span {
  return { blockId, start, end };
}

export const Cause = z.strictObject({
  /** Null in text mode. */
  itemId: z.string().nullable(),
  title: z.string(),
  evidence: z.array(Span),
  strength: z.number(),
});
export type Cause = z.infer<typeof Cause>;

export const Settlement = z.strictObject({
  trace: Trace,
  causes: z.array(Cause),
  links: z.array(Link),
  /** Items that the tracker still has open but a later message settles. */
  settled: z.array(z.strictObject({ itemId: z.string(), evidence: Span })),
  /** Causes that a later message of their owner may have settled; the models could not tell. */
  doubted: z.array(z.strictObject({ itemId: z.string(), evidence: Span })),
});
export type Settlement = z.infer<typeof Settlement>;

export const DateFinding = z.strictObject({
  /** Days as YYYY-MM-DD. */
  newDate: z.string().nullable(),
  oldDate: z.string().nullable(),
  evidence: z.array(Span),
  oldEvidence: z.array(Span),
});
export type DateFinding = z.infer<typeof DateFinding>;

export const ActionFinding = z.strictObject({
  itemId: z.string().nullable(),
  who: z.string(),
  action: z.string(),
  evidence: z.array(Span),
});
export type ActionFinding = z.infer<typeof ActionFinding>;

export const Draft = z.strictObject({
  claimId: z.string(),
  kind: z.enum(['cause', 'blocked', 'date', 'action']),
  text: z.string(),
  /** The part of the text that a model wrote; null when code built all of it from structured facts. */
  phrased: z.string().nullable(),
  /** What to say instead when the phrased text does not pass, built by code; the first that passes is said. Empty: say nothing. */
  fallbacks: z.array(z.string()),
  /** Why the claim holds less than it seems, for the reader; null when there is no such reason. */
  doubt: z.string().nullable(),
  evidence: z.array(Span),
});
export type Draft = z.infer<typeof Draft>;

export const Drafts = z.strictObject({ drafts: z.array(Draft) });
export const ActionFindings = z.strictObject({ actions: z.array(ActionFinding) });
