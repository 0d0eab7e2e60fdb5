import type { WorkspaceContents } from '../../shared/contract/workspaces.ts';
import type { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import type { Attachments } from '../attachments/index.ts';
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
  readonly attachments: Pick<Attachments, 'scopes' | 'clear'>;
  readonly runs: RunStopper;
}): RemoveWorkspace {
  const { stored, knowledge, attachments, runs } = options;
  const contents = async (workspaceId: WorkspaceId): Promise<WorkspaceContents> => {
    const { unfinishedRuns, ...own } = stored.count(workspaceId);
    const scopes = attachments.scopes(workspaceId);
    const counts = [own, ...scopes.map((scope) => stored.count(scope))];
    const indexes = await Promise.all([workspaceId, ...scopes].map((scope) => knowledge.indexBytes(scope)));
    return {
      runs: own.runs,
      unfinishedRuns: unfinishedRuns.length,
      files: sum(counts.map(({ files }) => files)),
      blocks: sum(counts.map(({ blocks }) => blocks)),
      bytes: sum([...counts.map(({ bytes }) => bytes), ...indexes]),
    };
  };
  return {
    contents,
    async clear(workspaceId) {
      const before = await contents(workspaceId);
      const { unfinishedRuns } = stored.count(workspaceId);
      await Promise.all(unfinishedRuns.map((runId) => runs.cancel(runId)));
      await Promise.all(unfinishedRuns.map((runId) => runs.settled(runId)));
      await attachments.clear(workspaceId);
      await knowledge.forget(workspaceId);
      stored.clear(workspaceId);
      return before;
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
