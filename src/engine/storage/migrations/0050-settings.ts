import type { Migration } from '../migration.ts';

/** One row holds all settings as JSON: they are read and written together, and a new one needs no new column. */
export const migration: Migration = {
  id: 50,
  name: 'settings',
  sql: `
CREATE TABLE settings(id INTEGER PRIMARY KEY CHECK(id = 1), value TEXT NOT NULL CHECK(json_valid(value))) STRICT;
`,
};
