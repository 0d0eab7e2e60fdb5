import type { Migration } from '../migration.ts';

export const migration: Migration = {
  id: 30,
  name: 'workspaces',
  sql: `
CREATE TABLE workspaces(id TEXT PRIMARY KEY, name TEXT NOT NULL, folder TEXT NOT NULL UNIQUE,
  sample INTEGER NOT NULL CHECK(sample IN(0,1)), created_at INTEGER NOT NULL) STRICT;
`,
};
