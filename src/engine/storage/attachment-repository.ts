import { z } from 'zod';
import { AttachmentId } from '../../shared/domain/attachment.ts';
import { ConversationId } from '../../shared/domain/conversation.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

const Row = z
  .object({
    attachment_id: AttachmentId,
    workspace_id: WorkspaceId,
    conversation_id: ConversationId,
    name: z.string(),
    bytes: z.number(),
    received: z.number(),
  })
  .transform((row) => ({
    id: row.attachment_id,
    workspaceId: row.workspace_id,
    conversationId: row.conversation_id,
    name: row.name,
    bytes: row.bytes,
    received: row.received,
  }));

export type AttachmentRow = z.output<typeof Row>;

export type AttachmentRepository = {
  /** In the order in which they were given. */
  ofConversation(id: ConversationId): readonly AttachmentRow[];
  byId(id: AttachmentId): AttachmentRow | null;
  byName(options: { readonly workspaceId: WorkspaceId; readonly name: string }): AttachmentRow | null;
  add(options: { readonly row: AttachmentRow; readonly at: number }): void;
  setReceived(options: { readonly id: AttachmentId; readonly received: number }): void;
  remove(id: AttachmentId): void;
  /** The conversation of a run, if anything was given to it. */
  conversationOf(runId: RunId): ConversationId | null;
  /** Conversations that something was given to, of one workspace or (null) of all. */
  conversations(workspaceId: WorkspaceId | null): readonly ConversationId[];
  /** Those of them that are gone or removed, or were begun before `before` and never asked in. */
  abandoned(options: { readonly before: number }): readonly ConversationId[];
};

export function createAttachmentRepository(database: SqliteDatabase): AttachmentRepository {
  const ofConversation = database.prepare(
    'SELECT * FROM attachments WHERE conversation_id = ? ORDER BY created_at, attachment_id',
  );
  const byId = database.prepare('SELECT * FROM attachments WHERE attachment_id = ?');
  const byName = database.prepare('SELECT * FROM attachments WHERE workspace_id = ? AND name = ?');
  const add = database.prepare('INSERT INTO attachments VALUES(?, ?, ?, ?, ?, ?, ?)');
  const setReceived = database.prepare('UPDATE attachments SET received = ? WHERE attachment_id = ?');
  const remove = database.prepare('DELETE FROM attachments WHERE attachment_id = ?');
  const conversationOf = database
    .prepare('SELECT conversation_id FROM turns JOIN attachments USING(conversation_id) WHERE run_id = ? LIMIT 1')
    .pluck();
  const conversations = database
    .prepare(
      'SELECT DISTINCT conversation_id FROM attachments WHERE @workspaceId IS NULL OR workspace_id = @workspaceId',
    )
    .pluck();
  const abandoned = database
    .prepare(
      `SELECT DISTINCT a.conversation_id FROM attachments a LEFT JOIN conversations c USING(conversation_id)
       WHERE c.conversation_id IS NULL OR c.removed_at IS NOT NULL
         OR (c.created_at < ? AND NOT EXISTS (SELECT 1 FROM turns WHERE conversation_id = a.conversation_id))`,
    )
    .pluck();
  const one = (row: unknown): AttachmentRow | null => (row === undefined ? null : Row.parse(row));
  const ids = (rows: readonly unknown[]): readonly ConversationId[] => rows.map((id) => ConversationId.parse(id));
  return {
    ofConversation: (id) => ofConversation.all(id).map((row) => Row.parse(row)),
    byId: (id) => one(byId.get(id)),
    byName: ({ workspaceId, name }) => one(byName.get(workspaceId, name)),
    add({ row, at }) {
      add.run(row.id, row.workspaceId, row.conversationId, row.name, row.bytes, row.received, at);
    },
    setReceived({ id, received }) {
      setReceived.run(received, id);
    },
    remove(id) {
      remove.run(id);
    },
    conversationOf(runId) {
      const id = conversationOf.get(runId);
      return id === undefined ? null : ConversationId.parse(id);
    },
    conversations: (workspaceId) => ids(conversations.all({ workspaceId })),
    abandoned: ({ before }) => ids(abandoned.all(before)),
  };
}
