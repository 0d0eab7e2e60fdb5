import type { IngestProgress } from '../../shared/contract/sources.ts';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Source, Workspace } from '../../shared/domain/workspace.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Knowledge } from '../memory/index.ts';
import { LatestFeed } from './latest-feed.ts';
import { createSourceListHandlers, noWorkspace, sourceNotFound } from './source-list.handlers.ts';
import type { SourceListOptions } from './source-list.handlers.ts';

/** Reading sources in, searching them, and opening what a citation points to. */
export function createSourceHandlers(options: SourceListOptions): EngineHandlers['sources'] {
  const { knowledge, list, workspaceOf } = options;
  return {
    ...createSourceListHandlers(options),
    ingest({ workspaceId }, { signal }) {
      const workspace = workspaceOf(workspaceId);
      return ingestEvents({ knowledge, workspace, sources: workspace === null ? [] : list.of(workspace), signal });
    },
    async search({ workspaceId, query, limit, kinds }, { signal }) {
      if (workspaceOf(workspaceId) === null) return noWorkspace(workspaceId);
      const passages = await knowledge.of(workspaceId).search({ query, limit, kinds, signal });
      return ok({ passages: [...passages] });
    },
    async passage({ workspaceId, file, locator }, { signal }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) return noWorkspace(workspaceId);
      const sources = list.of(workspace);
      const found = await knowledge.of(workspaceId).passage({ sources, file, locator, signal });
      if (found === null) return sourceNotFound({ kind: 'passage', id: `${file}, ${locator}` });
      return ok({ block: found.block, before: [...found.before], after: [...found.after], stale: found.stale });
    },
  };
}

/** Progress of one ingest; ends with `done` or with `failed` and the reason. Leaving the stream stops the ingest. */
async function* ingestEvents(options: {
  readonly knowledge: Knowledge;
  readonly workspace: Workspace | null;
  readonly sources: readonly Source[];
  readonly signal: AbortSignal;
}): AsyncGenerator<IngestProgress> {
  const { knowledge, workspace, sources } = options;
  if (workspace === null) {
    yield failed('There is no such workspace.');
    return;
  }
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const feed = new LatestFeed<IngestProgress>();
  const work = knowledge
    .of(workspace.id)
    .ingest({ sources, signal, onProgress: (progress) => feed.push(progress) })
    .then((report) => {
      if (!report.ok) feed.push(failed(report.error.message));
    })
    .finally(() => feed.end());
  // A fault is thrown below, once what was said before it has been delivered.
  work.catch(() => undefined);
  try {
    yield* feed.values();
    await work;
  } finally {
    left.abort();
  }
}

function failed(note: string): IngestProgress {
  return { stage: 'failed', done: 0, total: 0, note };
}
