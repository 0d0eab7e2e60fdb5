import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { createAttachmentHandlers } from '../api/attachments.handlers.ts';
import { createMemoryHandlers } from '../api/memory.handlers.ts';
import { createSourceHandlers } from '../api/sources.handlers.ts';
import { createWorkspaceHandlers } from '../api/workspaces.handlers.ts';
import type { Attachments } from '../attachments/index.ts';
import { Knowledge } from '../memory/index.ts';
import type { KnowledgeParts } from '../memory/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { VectorIndex } from '../ports/vector-index.ts';
import type { RunService } from '../runs/index.ts';
import { createWorkspaceContents } from '../storage/index.ts';
import type { SourceList, SqliteDatabase, WorkspaceRepository } from '../storage/index.ts';
import { removeWorkspace } from '../workspaces/index.ts';

/** Everything that is known of the workspaces, with one index folder each below the data folder. */
export function composeKnowledge(
  options: Omit<KnowledgeParts, 'openIndex' | 'removeIndex' | 'indexBytes'> & {
    readonly dataFolder: string;
    readonly openIndexIn: (folder: string) => Promise<{ readonly index: VectorIndex; readonly fresh: boolean }>;
  },
): Knowledge {
  const { dataFolder, openIndexIn, ...parts } = options;
  const folderOf = (workspaceId: WorkspaceId): string => join(dataFolder, 'index', workspaceId);
  return new Knowledge({
    ...parts,
    openIndex: (workspaceId) => openIndexIn(folderOf(workspaceId)),
    removeIndex: (workspaceId) => rm(folderOf(workspaceId), { recursive: true, force: true }),
    indexBytes: (workspaceId) => bytesBelow(folderOf(workspaceId)),
  });
}

/** Sum of the sizes of all files below a folder; 0 when there is none. */
async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(async (name) => {
      const facts = await lstat(join(folder, name)).catch(() => null);
      return facts?.isFile() === true ? facts.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The groups that work on a workspace as a whole: its sources, what code reads out of them, and the workspace itself. */
export function composeWorkspaceHandlers(options: {
  readonly knowledge: Knowledge;
  readonly workspaces: WorkspaceRepository;
  readonly list: SourceList;
  readonly attachments: Attachments;
  readonly database: SqliteDatabase;
  readonly service: Pick<RunService, 'cancel' | 'settled'>;
  readonly seed: () => Promise<void>;
  readonly clock: Clock;
  readonly ids: IdSource;
}): Pick<EngineHandlers, 'workspaces' | 'sources' | 'attachments' | 'memory'> {
  const { knowledge, workspaces, list, attachments, database, service, seed, clock, ids } = options;
  const workspaceOf = (id: WorkspaceId): Workspace | null => workspaces.byId(id);
  const removal = removeWorkspace({ stored: createWorkspaceContents(database), knowledge, attachments, runs: service });
  return {
    workspaces: createWorkspaceHandlers({ workspaces, removal, seed, clock, ids }),
    sources: createSourceHandlers({
      knowledge,
      list,
      clock,
      workspaceOf,
      attachedAt: (file) => attachments.ofFile(file),
    }),
    attachments: createAttachmentHandlers({ attachments, workspaceOf }),
    memory: createMemoryHandlers({ knowledge, workspaceOf }),
  };
}
