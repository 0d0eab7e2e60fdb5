import type { Migration } from '../migration.ts';

/** Samples that the person removed: the next start does not make them again. */
export const migration: Migration = {
  id: 70,
  name: 'removed-samples',
  sql: `CREATE TABLE removed_samples(name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`,
};
