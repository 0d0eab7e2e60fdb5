import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Knowledge } from '../memory/index.ts';

/** The `memory` group: what code reads out of the sources beyond their text. */
export function createMemoryHandlers(options: {
  readonly knowledge: Knowledge;
  readonly workspaceOf: (id: WorkspaceId) => Workspace | null;
}): EngineHandlers['memory'] {
  const { knowledge, workspaceOf } = options;
  return {
    async graph({ workspaceId }, { signal }) {
      if (workspaceOf(workspaceId) === null) {
        const message = `There is no workspace ${workspaceId}.`;
        return err({ code: 'not-found', message, data: { kind: 'workspace', id: workspaceId } });
      }
      return ok(await knowledge.of(workspaceId).graph({ signal }));
    },
  };
}
