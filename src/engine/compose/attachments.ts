import { join } from 'node:path';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import type { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { AttachmentFiles, Attachments, withAttached } from '../attachments/index.ts';
import type { RunKnowledge } from '../attachments/index.ts';
import type { Knowledge, WorkspaceKnowledge } from '../memory/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import { createAttachmentRepository, createWorkspaceContents } from '../storage/index.ts';
import type { ConversationRepository, SqliteDatabase } from '../storage/index.ts';

export type ComposedAttachments = {
  readonly attachments: Attachments;
  /** What a run may read: its workspace, and what was given to its conversation. */
  readonly ofRun: (scope: { readonly workspaceId: WorkspaceId; readonly runId: RunId }) => RunKnowledge;
  /** Reads what was given to a conversation; null where nothing of that can be read. */
  readonly read: (options: {
    readonly conversationId: ConversationId | null;
    readonly signal: AbortSignal;
  }) => Promise<WorkspaceKnowledge | null>;
};

/** Attachments below the data folder, and the knowledge of runs with them. */
export function composeAttachments(options: {
  readonly dataFolder: string;
  readonly database: SqliteDatabase;
  readonly conversations: ConversationRepository;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly ids: IdSource;
}): ComposedAttachments {
  const { dataFolder, database, knowledge } = options;
  const rows = createAttachmentRepository(database);
  const files = new AttachmentFiles({ folder: join(dataFolder, 'attachments') });
  const attachments = new Attachments({ ...options, rows, files, stored: createWorkspaceContents(database) });
  return {
    attachments,
    ofRun({ workspaceId, runId }) {
      const workspace = knowledge.of(workspaceId);
      const attached = attachments.of(rows.conversationOf(runId));
      return attached === null ? workspace : withAttached({ workspace, attached: attached.known });
    },
    async read({ conversationId, signal }) {
      const attached = attachments.of(conversationId);
      if (conversationId === null || attached === null) return null;
      // What cannot be read of it is said beside each file.
      await attachments.ingest({ conversationId, signal, onProgress: () => undefined });
      return attached.known.files().some(({ blocks }) => blocks > 0) ? attached.known : null;
    },
  };
}
