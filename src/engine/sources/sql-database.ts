/**
 * What this feature asks of the one SQLite connection (better-sqlite3's `Database` fits it): the native package and the opening of
 * the file stay in storage.
 */
export type SqlDatabase = {
  prepare(sql: string): SqlStatement;
};

export type SqlStatement = {
  run(...parameters: readonly unknown[]): unknown;
  get(...parameters: readonly unknown[]): unknown;
  all(...parameters: readonly unknown[]): unknown[];
  iterate(...parameters: readonly unknown[]): IterableIterator<unknown>;
};

/** Runs `work` in one immediate transaction; a throw rolls it back. */
export function inTransaction<Value>(database: SqlDatabase, work: () => Value): Value {
  database.prepare('BEGIN IMMEDIATE').run();
  try {
    const value = work();
    database.prepare('COMMIT').run();
    return value;
  } catch (cause) {
    database.prepare('ROLLBACK').run();
    throw cause;
  }
}
