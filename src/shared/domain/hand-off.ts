import { z } from 'zod';
import { BlockId } from '../kernel/ids.ts';

/** A stretch of a block; offsets are characters in the block's text. */
export const SourceSpan = z.strictObject({
  blockId: BlockId,
  file: z.string(),
  locator: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
});
export type SourceSpan = z.infer<typeof SourceSpan>;

/**
 * One thing that agents of a drawn team hand to each other. `text` is verbatim source text where `source` is given.
 * `label` is the last decision about it, `fields` what was extracted from it, by name.
 */
export const HandedItem = z.strictObject({
  id: z.string(),
  text: z.string(),
  source: SourceSpan.nullable(),
  label: z.string().nullable(),
  /** The probability of `label`, 0 to 1; 1 where code decided. */
  confidence: z.number(),
  /** False: the agent's own models stayed unsure, and an `escalates` edge may decide anew. */
  sure: z.boolean(),
  fields: z.record(z.string(), z.string()),
});
export type HandedItem = z.infer<typeof HandedItem>;

/** What every agent of a drawn team takes and gives, so that each can follow each. */
export const HandOff = z.strictObject({ items: z.array(HandedItem) });
export type HandOff = z.infer<typeof HandOff>;
