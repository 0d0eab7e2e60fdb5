import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { Workspace } from '../../src/shared/domain/workspace.ts';
import { WorkspaceId } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { WORKSPACE } from './scenes.ts';

const NOW = Date.now();

const sample: Workspace = {
  id: WORKSPACE,
  name: 'launch-delay',
  folder: '/samples/launch-delay/exports',
  sample: true,
  createdAt: NOW,
};

const heron: Workspace = {
  id: WorkspaceId.parse('w2'),
  name: 'Project Heron',
  folder: '/home/ada/heron',
  sample: false,
  createdAt: NOW,
};

const contents = { runs: 3, unfinishedRuns: 0, files: 118, blocks: 843, bytes: 14_200_000 };

/** Workspaces that can be renamed and removed as long as the page is open. */
export function workspacesScene(): Pick<EngineHandlers, 'workspaces'> {
  let list: readonly Workspace[] = [sample, heron];
  const find = (id: WorkspaceId): Workspace | undefined => list.find((workspace) => workspace.id === id);
  const unknown = (id: WorkspaceId) =>
    err({ code: 'not-found' as const, message: '', data: { kind: 'workspace', id: String(id) } });
  return {
    workspaces: {
      list: async () => ok({ workspaces: [...list] }),
      open: async ({ folder }) =>
        folder === heron.folder
          ? ok(heron)
          : err({ code: 'folder-unreadable', message: '', data: { folder, reason: 'it does not exist' } }),
      async rename({ workspaceId, name }) {
        const workspace = find(workspaceId);
        if (workspace === undefined) return unknown(workspaceId);
        if (list.some((other) => other.id !== workspaceId && other.name === name)) {
          const message = `Another workspace is called "${name}" already.`;
          return err({ code: 'invalid-input', message, data: { issues: [{ path: 'name', message }] } });
        }
        const renamed = { ...workspace, name };
        list = list.map((other) => (other.id === workspaceId ? renamed : other));
        return ok(renamed);
      },
      contents: async ({ workspaceId }) => (find(workspaceId) === undefined ? unknown(workspaceId) : ok(contents)),
      async remove({ workspaceId }) {
        if (find(workspaceId) === undefined) return unknown(workspaceId);
        list = list.filter(({ id }) => id !== workspaceId);
        return ok(contents);
      },
      resetSample: async ({ workspaceId }) => (workspaceId === sample.id ? ok(sample) : unknown(workspaceId)),
      async restoreSamples() {
        list = [sample, ...list.filter(({ id }) => id !== sample.id)];
        return ok({ workspaces: [...list] });
      },
      removedSamples: async () => ok({ names: find(sample.id) === undefined ? [sample.name] : [] }),
    },
  };
}
