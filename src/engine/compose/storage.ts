import { join } from 'node:path';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { acquireEngineLock, migrations, openDatabase } from '../storage/index.ts';
import type { DatabaseError, EngineLock, LockHolder, SqliteDatabase } from '../storage/index.ts';

export type StorageProblem =
  | { readonly code: 'engine-busy'; readonly message: string; readonly holder: LockHolder }
  | DatabaseError;

type Storage = { readonly lock: EngineLock; readonly database: SqliteDatabase };

/** Takes the data folder for this engine alone and opens its database. */
export function openStorage(options: {
  readonly dataFolder: string;
  readonly host: string;
  readonly address?: { readonly url: string; readonly token: string };
}): Result<Storage, StorageProblem> {
  const { dataFolder, host, address } = options;
  const lock = acquireEngineLock({
    dataFolder,
    host,
    ...(address === undefined ? {} : { address: address.url, token: address.token }),
  });
  if (!lock.ok) return err({ ...lock.error, message: 'Another engine holds the data folder.' });
  const database = openDatabase({ file: join(dataFolder, 'guildhall.sqlite'), migrations });
  if (database.ok) return ok({ lock: lock.value, database: database.value });
  lock.value.release();
  return database;
}
