import type { IngestProgress } from '../../shared/contract/sources.ts';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { Workspace } from '../../shared/domain/workspace.ts';
import type { WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Knowledge } from '../memory/index.ts';
import { LatestFeed } from './latest-feed.ts';

type NotFound = {
  readonly code: 'not-found';
  readonly message: string;
  readonly data: { readonly kind: string; readonly id: string };
};

/** Reading folders in, searching them, and opening what a citation points to. */
export function createSourceHandlers(options: {
  readonly knowledge: Knowledge;
  readonly workspaceOf: (id: WorkspaceId) => Workspace | null;
}): EngineHandlers['sources'] {
  const { knowledge, workspaceOf } = options;
  return {
    async list({ workspaceId }) {
      if (workspaceOf(workspaceId) === null) return err(noWorkspace(workspaceId));
      const known = knowledge.of(workspaceId);
      return ok({ files: known.files(), blocks: known.blocks.all({}).length, asOf: known.asOf() });
    },
    ingest: (input, { signal }) => ingestEvents({ knowledge, workspace: workspaceOf(input.workspaceId), signal }),
    async search({ workspaceId, query, limit, kinds }, { signal }) {
      if (workspaceOf(workspaceId) === null) return err(noWorkspace(workspaceId));
      const passages = await knowledge.of(workspaceId).search({ query, limit, kinds, signal });
      return ok({ passages: [...passages] });
    },
    async passage({ workspaceId, file, locator }, { signal }) {
      const workspace = workspaceOf(workspaceId);
      if (workspace === null) return err(noWorkspace(workspaceId));
      const found = await knowledge.of(workspaceId).passage({ folder: workspace.folder, file, locator, signal });
      if (found === null) return err(notFound({ kind: 'passage', id: `${file}, ${locator}` }));
      return ok({ block: found.block, before: [...found.before], after: [...found.after], stale: found.stale });
    },
  };
}

/** Progress of one ingest; ends with `done` or with `failed` and the reason. Leaving the stream stops the ingest. */
async function* ingestEvents(options: {
  readonly knowledge: Knowledge;
  readonly workspace: Workspace | null;
  readonly signal: AbortSignal;
}): AsyncGenerator<IngestProgress> {
  const { knowledge, workspace } = options;
  if (workspace === null) {
    yield failed('There is no such workspace.');
    return;
  }
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const feed = new LatestFeed<IngestProgress>();
  const work = knowledge
    .of(workspace.id)
    .ingest({ folder: workspace.folder, signal, onProgress: (progress) => feed.push(progress) })
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

function noWorkspace(id: WorkspaceId): NotFound {
  return notFound({ kind: 'workspace', id });
}

function notFound(data: { readonly kind: string; readonly id: string }): NotFound {
  return { code: 'not-found', message: `There is no ${data.kind} ${data.id}.`, data };
}
