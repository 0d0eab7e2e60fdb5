import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { createWorkspaceRepository, migrations, openDatabase } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}) {
  const opened = openDatabase({ file: join(folder, 'guildhall.sqlite'), migrations, ...options });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

test('opens durable, at the newest schema, and again without doing anything', () => {
  open().close();
  const database = open();
  const pragma = (name: string): unknown => database.pragma(name, { simple: true });
  expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('user_version')]).toEqual([
    'wal',
    2,
    1,
    Math.max(...migrations.map(({ id }) => id)),
  ]);
  database.close();
});

test('migrations are in order, and a failing one changes nothing', () => {
  expect(migrations.map(({ id }) => id)).toEqual(
    migrations.map(({ id }) => id).toSorted((left, right) => left - right),
  );
  const file = join(folder, 'broken.sqlite');
  const broken = { id: 40, name: 'broken', sql: 'CREATE TABLE half(a) STRICT; CREATE TABLE runs(a) STRICT;' };
  expect(openDatabase({ file, migrations: [...migrations, broken] })).toMatchObject({
    ok: false,
    error: { code: 'database-unusable' },
  });
  const database = open({ file });
  expect(database.prepare(`SELECT count(*) AS count FROM sqlite_schema WHERE name = 'half'`).get()).toEqual({
    count: 0,
  });
  database.close();
});

test('refuses a database of a newer version, and a file that is none', () => {
  expect(openDatabase({ file: join(folder, 'guildhall.sqlite'), migrations: migrations.slice(0, 1) })).toMatchObject({
    ok: false,
    error: { code: 'database-too-new' },
  });
  expect(openDatabase({ file: folder, migrations })).toMatchObject({ ok: false, error: { code: 'database-unusable' } });
});

test('every table is strict', () => {
  const database = open();
  const tables = database
    .prepare(`SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all();
  expect(tables.length).toBeGreaterThan(12);
  expect(tables.filter((table) => Object(table).strict !== 1)).toEqual([]);
  database.close();
});

test('a folder has one workspace', () => {
  const database = open({ file: ':memory:' });
  const workspaces = createWorkspaceRepository(database);
  const one = { id: WorkspaceId.parse('w1'), name: 'exports', folder: '/exports', sample: false, createdAt: 1 };
  expect(workspaces.open(one)).toEqual(one);
  expect(workspaces.open({ ...one, id: WorkspaceId.parse('w2'), name: 'other' })).toEqual(one);
  expect(workspaces.list()).toEqual([one]);
  expect([
    workspaces.byName('exports'),
    workspaces.byFolder('/exports'),
    workspaces.byId(one.id),
    workspaces.byName('other'),
  ]).toEqual([one, one, one, null]);
  database.close();
});
