import type { Migration } from '../migration.ts';

/**
 * Files that were given to a conversation. A name is unique in its workspace, so that a citation means one file. There is no
 * reference to `conversations`: an attachment has files and an index of its own, which whoever removes it deletes first.
 */
export const migration: Migration = {
  id: 90,
  name: 'attachments',
  sql: `
CREATE TABLE attachments(attachment_id TEXT PRIMARY KEY, workspace_id TEXT NOT NULL, conversation_id TEXT NOT NULL,
  name TEXT NOT NULL, bytes INTEGER NOT NULL, received INTEGER NOT NULL, created_at INTEGER NOT NULL,
  UNIQUE(workspace_id, name)) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_of_conversation ON attachments(conversation_id);
`,
};
