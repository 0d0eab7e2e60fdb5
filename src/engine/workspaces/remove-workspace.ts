import type { WorkspaceContents } from '../../shared/contract/workspaces.ts';
import type { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Knowledge } from '../memory/index.ts';
import type { WorkspaceContentsStore } from '../storage/index.ts';

/** What deleting needs of the run service: a run is ended by whoever works on it. */
type RunStopper = {
  cancel(runId: RunId): Promise<unknown>;
  settled(runId: RunId): Promise<void>;
};

export type RemoveWorkspace = {
  readonly contents: (workspaceId: WorkspaceId) => Promise<WorkspaceContents>;
  /** Stops and deletes everything that Guildhall keeps of a workspace, and says what that was. The workspace itself stays. */
  readonly clear: (workspaceId: WorkspaceId) => Promise<WorkspaceContents>;
};

/** Deletes in the order in which nothing can write behind it: runs end, reading ends, then the rows and the index go. */
export function removeWorkspace(options: {
  readonly stored: WorkspaceContentsStore;
  readonly knowledge: Knowledge;
  readonly runs: RunStopper;
}): RemoveWorkspace {
  const { stored, knowledge, runs } = options;
  const contents = async (workspaceId: WorkspaceId): Promise<WorkspaceContents> => {
    const { unfinishedRuns, ...counts } = stored.count(workspaceId);
    const bytes = counts.bytes + (await knowledge.indexBytes(workspaceId));
    return { ...counts, unfinishedRuns: unfinishedRuns.length, bytes };
  };
  return {
    contents,
    async clear(workspaceId) {
      const before = await contents(workspaceId);
      const { unfinishedRuns } = stored.count(workspaceId);
      await Promise.all(unfinishedRuns.map((runId) => runs.cancel(runId)));
      await Promise.all(unfinishedRuns.map((runId) => runs.settled(runId)));
      await knowledge.forget(workspaceId);
      stored.clear(workspaceId);
      return before;
    },
  };
}
