import { z } from 'zod';
import { ConversationId } from './conversation.ts';
import { SourceFile } from './source.ts';

export const AttachmentId = z.string().min(1).brand('AttachmentId');
export type AttachmentId = z.infer<typeof AttachmentId>;

/** Bytes of the largest file that can be attached: a copy of it is kept. Larger ones belong into a source. */
export const mostAttachedBytes = 64_000_000;

/** Bytes of one part of an upload; as base64 it fits into one message several times over. */
export const attachmentPartBytes = 1024 * 1024;

/** A file that was given to one conversation: a copy of ours, that only the runs of this conversation can recall from. */
export const Attachment = z.strictObject({
  id: AttachmentId,
  conversationId: ConversationId,
  name: z.string(),
  /** How citations name it. */
  file: z.string(),
  bytes: z.number().int().min(0),
  /** Bytes that have arrived; fewer than `bytes` while it is uploaded. */
  received: z.number().int().min(0),
  /** What was read of it; null as long as it was not read. */
  read: SourceFile.pick({ blocks: true, problem: true }).nullable(),
});
export type Attachment = z.infer<typeof Attachment>;
