import Database from 'better-sqlite3';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Migration } from './migration.ts';

export type SqliteDatabase = Database.Database;

export type DatabaseError = {
  readonly code: 'sqlite-too-old' | 'database-too-new' | 'database-unusable';
  readonly message: string;
};

/** 3.51.3 is the first release without the WAL-reset bug that can lose a committed transaction. */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Opens the one database of a data folder and brings it to the newest schema. The engine is its only writer
 * (engine.lock), commits are durable when `append` returns (WAL with synchronous=FULL, asserted, not assumed).
 * @param options.file path of the database file; its folder must exist. `:memory:` is for tests of single queries.
 */
export function openDatabase(options: {
  readonly file: string;
  readonly migrations: readonly Migration[];
}): Result<SqliteDatabase, DatabaseError> {
  let database: SqliteDatabase;
  try {
    database = new Database(options.file);
  } catch (cause) {
    return err({ code: 'database-unusable', message: `Cannot open ${options.file}: ${String(cause)}` });
  }
  try {
    const problem = configure(database) ?? migrate(database, options.migrations);
    if (problem === null) return ok(database);
    database.close();
    return err(problem);
  } catch (cause) {
    database.close();
    return err({ code: 'database-unusable', message: `${options.file}: ${String(cause)}` });
  }
}

function configure(database: SqliteDatabase): DatabaseError | null {
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  if (isOlder(version)) {
    return { code: 'sqlite-too-old', message: `SQLite ${version} is older than ${oldestSqlite.join('.')}` };
  }
  database.pragma('busy_timeout = 5000');
  const journal = String(database.pragma('journal_mode = WAL', { simple: true }));
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  const synchronous = Number(database.pragma('synchronous', { simple: true }));
  const inMemory = database.memory && journal === 'memory';
  if ((journal !== 'wal' && !inMemory) || synchronous !== 2) {
    return {
      code: 'database-unusable',
      message: `Durable commits are not available here (journal ${journal}, synchronous ${synchronous})`,
    };
  }
  return null;
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part !== oldest) return part < oldest;
  }
  return false;
}

function migrate(database: SqliteDatabase, migrations: readonly Migration[]): DatabaseError | null {
  const current = Number(database.pragma('user_version', { simple: true }));
  const newest = Math.max(0, ...migrations.map((migration) => migration.id));
  if (current > newest) {
    return {
      code: 'database-too-new',
      message: `The data folder was written by a newer version of Guildhall (schema ${current}, this one knows ${newest})`,
    };
  }
  const pending = migrations
    .filter((migration) => migration.id > current)
    .toSorted((left, right) => left.id - right.id);
  for (const migration of pending) {
    database
      .transaction(() => {
        database.exec(migration.sql);
        database.pragma(`user_version = ${migration.id}`);
      })
      .immediate();
  }
  return null;
}
