import { Source } from '../../shared/domain/workspace.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { homeLabel } from '../../shared/domain/source-path.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import type { SqliteDatabase } from './database.ts';

/** What a workspace reads: the folder that it was opened with, then what was added to it, oldest first. */
export type SourceList = {
  of(workspace: Pick<Workspace, 'id' | 'folder'>): readonly Source[];
  add(options: { readonly workspaceId: WorkspaceId; readonly source: Source; readonly at: number }): void;
  remove(options: { readonly workspaceId: WorkspaceId; readonly label: string }): void;
};

export function createSourceList(database: SqliteDatabase): SourceList {
  const added = database.prepare(
    'SELECT label, path, entry FROM workspace_sources WHERE workspace_id = ? ORDER BY added_at, label',
  );
  const insert = database.prepare(
    'INSERT INTO workspace_sources(workspace_id, label, path, entry, added_at) VALUES(?, ?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM workspace_sources WHERE workspace_id = ? AND label = ?');
  return {
    of: ({ id, folder }) => [
      { label: homeLabel, path: folder, entry: 'folder' },
      ...added.all(id).map((row) => Source.parse(row)),
    ],
    add({ workspaceId, source, at }) {
      insert.run(workspaceId, source.label, source.path, source.entry, at);
    },
    remove({ workspaceId, label }) {
      remove.run(workspaceId, label);
    },
  };
}
