import type { Migration } from '../migration.ts';

/** What a workspace reads beside the folder that it was opened with. */
export const migration: Migration = {
  id: 80,
  name: 'workspace-sources',
  sql: `
CREATE TABLE workspace_sources(workspace_id TEXT NOT NULL, label TEXT NOT NULL CHECK(label <> ''), path TEXT NOT NULL,
  entry TEXT NOT NULL CHECK(entry IN('folder','file')), added_at INTEGER NOT NULL,
  PRIMARY KEY(workspace_id, label), UNIQUE(workspace_id, path)) STRICT, WITHOUT ROWID;
`,
};
