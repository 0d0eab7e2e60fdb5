import type { Migration } from '../migration.ts';

/** Teams that the person made. The document of a team is that of its newest version; built-in teams are files, not rows. */
export const migration: Migration = {
  id: 40,
  name: 'teams',
  sql: `
CREATE TABLE teams(team_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;
CREATE TABLE team_versions(team_id TEXT NOT NULL REFERENCES teams(team_id) ON DELETE CASCADE, revision INTEGER NOT NULL,
  label TEXT NOT NULL, saved_at INTEGER NOT NULL, document TEXT NOT NULL CHECK(json_valid(document)),
  PRIMARY KEY(team_id,revision)) STRICT, WITHOUT ROWID;
`,
};
