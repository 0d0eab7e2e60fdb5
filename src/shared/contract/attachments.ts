import { z } from 'zod';
import { Attachment, AttachmentId, attachmentPartBytes } from '../domain/attachment.ts';
import { ConversationId } from '../domain/conversation.ts';
import { WorkspaceId } from '../kernel/ids.ts';
import { command, stream } from './define.ts';
import { IngestProgress } from './sources.ts';

/** Null begins a conversation, whose first question may then be asked in it. */
const place = z.strictObject({ workspaceId: WorkspaceId, conversationId: ConversationId.nullable() });
const one = z.strictObject({ attachmentId: AttachmentId });

/** Files that were given to a conversation. They are copied into the data folder and go with the conversation. */
export const attachments = {
  list: command({
    effect: 'read',
    input: z.strictObject({ conversationId: ConversationId }),
    output: z.strictObject({ attachments: z.array(Attachment) }),
    errors: [],
  }),
  /** Begins an upload, for pages that are never told where a file lies. */
  create: command({
    effect: 'write',
    input: place.extend({ name: z.string().min(1).max(1000), bytes: z.number().int().min(0) }),
    output: Attachment,
    errors: ['not-found', 'file-too-large'],
  }),
  /** The next part of an upload. A part that has arrived already changes nothing. */
  append: command({
    effect: 'write',
    input: one.extend({
      /** Where the part begins, in bytes. */
      at: z.number().int().min(0),
      base64: z.base64().max(Math.ceil(attachmentPartBytes / 3) * 4),
    }),
    output: Attachment,
    errors: ['not-found'],
  }),
  /** Copies a file of this machine. */
  copy: command({
    effect: 'write',
    input: place.extend({ path: z.string().min(1) }),
    output: Attachment,
    errors: ['not-found', 'folder-unreadable', 'file-too-large'],
  }),
  /** Reads what has arrived and was not read yet. */
  ingest: stream({
    input: z.strictObject({ conversationId: ConversationId }),
    event: IngestProgress,
    resume: 'latest',
  }),
  /** Deletes the copy and what was read of it. The person's own file is never touched. */
  remove: command({ effect: 'write', input: one, output: z.strictObject({}), errors: ['not-found'] }),
};
