import { basename } from 'node:path';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdSource } from '../ports/id-source.ts';
import { readablePlaceAt } from '../sources/index.ts';
import type { WorkspaceRepository } from '../storage/index.ts';
import { sampleNameOf } from '../workspaces/index.ts';
import type { RemoveWorkspace } from '../workspaces/index.ts';

export type WorkspaceHandlerOptions = {
  readonly workspaces: WorkspaceRepository;
  readonly removal: RemoveWorkspace;
  /** Makes a workspace of each shipped sample that is not there and was not removed. */
  readonly seed: () => Promise<void>;
  readonly clock: Clock;
  readonly ids: IdSource;
};

/** Workspaces live in the data folder; the person's folder is only ever read. */
export function createWorkspaceHandlers(options: WorkspaceHandlerOptions): EngineHandlers['workspaces'] {
  const { workspaces, clock, ids } = options;
  return {
    ...changing(options),
    list: async () => ok({ workspaces: [...workspaces.list()] }),
    async open({ folder }) {
      const real = await readablePlaceAt(folder);
      if (!real.ok || real.value.entry === 'file') {
        const reason = real.ok ? 'it is not a folder' : real.error;
        return err({
          code: 'folder-unreadable',
          message: `The folder ${folder} cannot be read: ${reason}.`,
          data: { folder, reason },
        });
      }
      const { path } = real.value;
      const known = workspaces.byFolder(path);
      if (known !== null) return ok(known);
      return ok(
        workspaces.open({
          id: WorkspaceId.parse(ids.next('workspace')),
          name: freeName(workspaces, basename(path) || 'folder'),
          folder: path,
          sample: false,
          createdAt: clock.now(),
        }),
      );
    },
  };
}

type Changing = 'rename' | 'contents' | 'remove' | 'resetSample' | 'restoreSamples' | 'removedSamples';

function changing(options: WorkspaceHandlerOptions): Pick<EngineHandlers['workspaces'], Changing> {
  const { workspaces, removal, seed } = options;
  const renamed = (workspace: Workspace, name: string): Workspace => {
    workspaces.rename({ id: workspace.id, name });
    return { ...workspace, name };
  };
  return {
    async rename({ workspaceId, name }) {
      const workspace = workspaces.byId(workspaceId);
      if (workspace === null) return unknown(workspaceId);
      const holder = workspaces.byName(name);
      if (holder !== null && holder.id !== workspaceId) return nameTaken(name);
      return ok(renamed(workspace, name));
    },
    async contents({ workspaceId }) {
      if (workspaces.byId(workspaceId) === null) return unknown(workspaceId);
      return ok(await removal.contents(workspaceId));
    },
    async remove({ workspaceId }) {
      const workspace = workspaces.byId(workspaceId);
      if (workspace === null) return unknown(workspaceId);
      if (workspace.sample) workspaces.setSampleRemoved({ name: sampleNameOf(workspace), removed: true });
      const contents = await removal.clear(workspaceId);
      workspaces.remove(workspaceId);
      return ok(contents);
    },
    async resetSample({ workspaceId }) {
      const workspace = workspaces.byId(workspaceId);
      if (workspace === null) return unknown(workspaceId);
      if (!workspace.sample) {
        const what = 'Only a sample that ships with Guildhall can be reset.';
        return err({ code: 'unsupported', message: what, data: { what } });
      }
      await removal.clear(workspaceId);
      return ok(renamed(workspace, sampleNameOf(workspace)));
    },
    async restoreSamples() {
      for (const name of workspaces.removedSamples()) workspaces.setSampleRemoved({ name, removed: false });
      await seed();
      return ok({ workspaces: [...workspaces.list()] });
    },
    removedSamples: async () => ok({ names: [...workspaces.removedSamples()] }),
  };
}

function unknown(id: WorkspaceId) {
  return err({ code: 'not-found' as const, message: `There is no workspace ${id}.`, data: { kind: 'workspace', id } });
}

function nameTaken(name: string) {
  const message = `Another workspace is called "${name}" already.`;
  return err({ code: 'invalid-input' as const, message, data: { issues: [{ path: 'name', message }] } });
}

/** Two folders may share a last name; `--workspace` needs names that differ. */
function freeName(workspaces: WorkspaceRepository, wanted: string): string {
  let name = wanted;
  for (let count = 2; workspaces.byName(name) !== null; count += 1) name = `${wanted} (${count})`;
  return name;
}
