import { z } from 'zod';
import { Workspace } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

const Row = z
  .object({ id: z.string(), name: z.string(), folder: z.string(), sample: z.number(), created_at: z.number() })
  .transform((row) =>
    Workspace.parse({
      id: row.id,
      name: row.name,
      folder: row.folder,
      sample: row.sample === 1,
      createdAt: row.created_at,
    }),
  );

/** Workspaces, keyed by the real path of the folder that they read. */
export type WorkspaceRepository = {
  /** Newest first. */
  list(): readonly Workspace[];
  byId(id: WorkspaceId): Workspace | null;
  byFolder(folder: string): Workspace | null;
  byName(name: string): Workspace | null;
  /** Makes the workspace, or returns the one that the folder already has (its name and mark stay as they are). */
  open(workspace: Workspace): Workspace;
  /** Points a workspace at another folder: the sample moves with the checkout that it ships in. */
  moveTo(options: { readonly id: WorkspaceId; readonly folder: string }): void;
  rename(options: { readonly id: WorkspaceId; readonly name: string }): void;
  remove(id: WorkspaceId): void;
  /** Names of samples that the person removed. */
  removedSamples(): readonly string[];
  setSampleRemoved(options: { readonly name: string; readonly removed: boolean }): void;
};

export function createWorkspaceRepository(database: SqliteDatabase): WorkspaceRepository {
  const all = database.prepare('SELECT * FROM workspaces ORDER BY created_at DESC, id');
  const byId = database.prepare('SELECT * FROM workspaces WHERE id = ?');
  const byFolder = database.prepare('SELECT * FROM workspaces WHERE folder = ?');
  const byName = database.prepare('SELECT * FROM workspaces WHERE name = ? ORDER BY created_at DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO workspaces(id, name, folder, sample, created_at) VALUES(?, ?, ?, ?, ?) ON CONFLICT(folder) DO NOTHING',
  );
  const move = database.prepare('UPDATE workspaces SET folder = ? WHERE id = ?');
  const rename = database.prepare('UPDATE workspaces SET name = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM workspaces WHERE id = ?');
  const removed = database.prepare('SELECT name FROM removed_samples ORDER BY name').pluck();
  const addRemoved = database.prepare('INSERT OR IGNORE INTO removed_samples(name) VALUES(?)');
  const dropRemoved = database.prepare('DELETE FROM removed_samples WHERE name = ?');
  const one = (row: unknown): Workspace | null => (row === undefined ? null : Row.parse(row));
  return {
    list: () => all.all().map((row) => Row.parse(row)),
    byId: (id) => one(byId.get(id)),
    byFolder: (folder) => one(byFolder.get(folder)),
    byName: (name) => one(byName.get(name)),
    open(workspace) {
      insert.run(workspace.id, workspace.name, workspace.folder, workspace.sample ? 1 : 0, workspace.createdAt);
      return Row.parse(byFolder.get(workspace.folder));
    },
    moveTo({ id, folder }) {
      move.run(folder, id);
    },
    rename({ id, name }) {
      rename.run(name, id);
    },
    remove(id) {
      remove.run(id);
    },
    removedSamples: () => removed.all().map(String),
    setSampleRemoved({ name, removed: isRemoved }) {
      (isRemoved ? addRemoved : dropRemoved).run(name);
    },
  };
}
