import type { EngineHandlers } from '../../shared/contract/index.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { AttachedKnowledge } from '../attachments/index.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { failedIngest, ingestEvents } from './ingest-events.ts';
import { createSourceListHandlers, noWorkspace, sourceNotFound } from './source-list.handlers.ts';
import type { SourceListOptions } from './source-list.handlers.ts';

/** Reading sources in, searching them, and opening what a citation points to. */
export function createSourceHandlers(
  options: SourceListOptions & {
    /** Where a file that was given to a conversation is known; null for any other file. */
    readonly attachedAt: (file: {
      readonly workspaceId: WorkspaceId;
      readonly file: string;
    }) => AttachedKnowledge | null;
  },
): EngineHandlers['sources'] {
  const { knowledge, list, workspaceOf, attachedAt } = options;
  return {
    ...createSourceListHandlers(options),
    async *ingest({ workspaceId }, { signal }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) yield failedIngest('There is no such workspace.');
      else {
        const sources = list.of(workspace);
        yield* ingestEvents({
          ingest: (watched) => knowledge.of(workspaceId).ingest({ sources, ...watched }),
          signal,
        });
      }
    },
    async search({ workspaceId, query, limit, kinds }, { signal }) {
      if (workspaceOf(workspaceId) === null) return noWorkspace(workspaceId);
      const passages = await knowledge.of(workspaceId).search({ query, limit, kinds, signal });
      return ok({ passages: [...passages] });
    },
    async passage({ workspaceId, file, locator }, { signal }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) return noWorkspace(workspaceId);
      const place = attachedAt({ workspaceId, file });
      const { known, sources } = place ?? { known: knowledge.of(workspaceId), sources: list.of(workspace) };
      const found = await known.passage({ sources, file, locator, signal });
      if (found === null) return sourceNotFound({ kind: 'passage', id: `${file}, ${locator}` });
      return ok({ block: found.block, before: [...found.before], after: [...found.after], stale: found.stale });
    },
  };
}
