import type { WireError } from '../../shared/contract/errors.ts';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { SourceState } from '../../shared/contract/sources.ts';
import type { SourceFile } from '../../shared/domain/source.ts';
import { splitPlace } from '../../shared/domain/source-path.ts';
import type { Source, Workspace } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Knowledge } from '../memory/index.ts';
import type { Clock } from '../ports/clock.ts';
import { readablePlaceAt } from '../sources/index.ts';
import type { SourceList } from '../storage/index.ts';
import { addSource } from '../workspaces/index.ts';

export type SourceListOptions = {
  readonly knowledge: Knowledge;
  readonly list: SourceList;
  readonly clock: Clock;
  readonly workspaceOf: (id: WorkspaceId) => Workspace | null;
};

/** What a workspace reads: seeing it, adding to it, and taking away what was added. */
export function createSourceListHandlers(
  options: SourceListOptions,
): Pick<EngineHandlers['sources'], 'list' | 'add' | 'contents' | 'remove'> {
  const { knowledge, list, clock, workspaceOf } = options;
  return {
    async list({ workspaceId }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) return noWorkspace(workspaceId);
      const known = knowledge.of(workspaceId);
      const files = known.files();
      const sources = await Promise.all(list.of(workspace).map((source) => stateOf({ source, files })));
      return ok({ sources, files, blocks: known.blocks.all({}).length, asOf: known.asOf() });
    },
    async add({ workspaceId, path }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) return noWorkspace(workspaceId);
      return addSource({ workspace, path, list, at: clock.now() });
    },
    async contents({ workspaceId, label }) {
      const known = unlessUnknown({ ...options, workspaceId, label });
      return known.ok ? ok(knowledge.of(workspaceId).contentsOf(label)) : known;
    },
    async remove({ workspaceId, label }) {
      const known = unlessUnknown({ ...options, workspaceId, label });
      if (!known.ok) return known;
      const contents = knowledge.of(workspaceId).contentsOf(label);
      list.remove({ workspaceId, label });
      await knowledge.of(workspaceId).forgetFiles(({ file }) => splitPlace(file).label === label);
      return ok(contents);
    },
  };
}

function unlessUnknown(
  options: SourceListOptions & { readonly workspaceId: WorkspaceId; readonly label: string },
): Result<Source, WireError<'not-found'>> {
  const workspace = options.workspaceOf(options.workspaceId);
  if (workspace === null) return noWorkspace(options.workspaceId);
  const source = options.list.of(workspace).find(({ label }) => label === options.label);
  return source === undefined ? sourceNotFound({ kind: 'source', id: options.label }) : ok(source);
}

/** Whether it can be read is asked now: a drive may be back, a folder may be gone. */
async function stateOf(options: {
  readonly source: Source;
  readonly files: readonly SourceFile[];
}): Promise<SourceState> {
  const { source } = options;
  const own = options.files.filter(({ file }) => splitPlace(file).label === source.label);
  const place = await readablePlaceAt(source.path);
  return {
    ...source,
    files: own.length,
    blocks: own.reduce((sum, file) => sum + file.blocks, 0),
    problem: place.ok ? null : place.error,
  };
}

type NotFound = { readonly ok: false; readonly error: WireError<'not-found'> };

export function noWorkspace(id: WorkspaceId): NotFound {
  return sourceNotFound({ kind: 'workspace', id });
}

export function sourceNotFound(data: { readonly kind: string; readonly id: string }): NotFound {
  return err({ code: 'not-found', message: `There is no ${data.kind} ${data.id}.`, data });
}
