import { z } from 'zod';
import { BlockId, Sha256 } from '../kernel/ids.ts';

/** What a block is: one row, commit, chat message, mail, calendar event, passage of a text, or page. */
export const BlockKind = z.enum(['row', 'commit', 'message', 'mail', 'event', 'passage', 'page']);
export type BlockKind = z.infer<typeof BlockKind>;

/**
 * The unit that a citation points to. `text` is verbatim source text. `start` and `end` are character offsets of the unit
 * in the file's decoded text where one exists (rows, passages), else 0 and the length of `text`.
 * `fields` holds what the structure of the file already says, by code: columns of a row (header as written → cell),
 * mail headers (from, to, cc, subject, date, messageId, inReplyTo, references), commit facts (sha, author, email, branches, date, parents),
 * chat facts (channel, user, userName, ts, threadTs, mentions), event facts (uid, summary, start, end, attendees, status, organizer, …).
 */
export const Block = z.strictObject({
  id: BlockId,
  /** Path relative to the source root, with forward slashes. */
  file: z.string(),
  kind: BlockKind,
  /** Human-readable place inside the file, unique in it: `row ORN-12`, `commit 1a2b3c4`, `message general/1741338000.000100`. */
  locator: z.string(),
  title: z.string(),
  text: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** Epoch milliseconds of when this was written or last changed; null where the source does not say. */
  timestamp: z.number().nullable(),
  author: z.string().nullable(),
  /** Joins messages of one chat thread or mails of one conversation. */
  thread: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
});
export type Block = z.infer<typeof Block>;

export const SourceFile = z.strictObject({
  file: z.string(),
  format: z.string(),
  bytes: z.number().int().min(0),
  sha256: Sha256,
  blocks: z.number().int().min(0),
  /** Why the file, or a part of it, is not searchable. Never empty silently. */
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type SourceFile = z.infer<typeof SourceFile>;

/** A search hit: which chunk of which block, and why it matched. Offsets are characters in the block's text. */
export const Passage = z.strictObject({
  block: Block,
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  /** Reciprocal rank fusion of the two ranks; higher is better. */
  score: z.number(),
  vectorRank: z.number().int().nullable(),
  textRank: z.number().int().nullable(),
});
export type Passage = z.infer<typeof Passage>;
