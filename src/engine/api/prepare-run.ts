import type { Source, Workspace } from '../../shared/domain/workspace.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Knowledge, WorkspaceKnowledge } from '../memory/index.ts';
import type { IngestError } from '../sources/index.ts';
import type { WorkspaceRepository } from '../storage/index.ts';
import type { Prepare, PrepareError, Prepared } from './run-handler-options.ts';

/** Brings a workspace up to date before a run, and finds the run's "now" in its sources. */
export function createPrepare(options: {
  readonly workspaces: WorkspaceRepository;
  readonly knowledge: Knowledge;
  readonly sourcesOf: (workspace: Workspace) => readonly Source[];
  /** Logs a failure that is not the person's doing; gives its id. */
  readonly reportFault: (fault: { readonly method: string; readonly cause: unknown }) => string;
}): Prepare {
  const { workspaces, knowledge, sourcesOf, reportFault } = options;
  return async ({ workspaceId, signal }) => {
    const workspace = workspaces.byId(workspaceId);
    if (workspace === null) {
      const message = `There is no workspace ${workspaceId}.`;
      return err({ code: 'not-found', message, data: { kind: 'workspace', id: workspaceId } });
    }
    const known = knowledge.of(workspaceId);
    const sources = sourcesOf(workspace);
    const folder = sources.map(({ path }) => path).join(', ');
    const report = await known.ingest({ sources, signal, onProgress: () => undefined });
    if (!report.ok) return err(prepareError({ error: report.error, folder, reportFault }));
    const { blocks, asOf } = report.value;
    if (asOf === null) return ok({ blocks, asOf: newestFile(known) });
    const newest = known.blocks.all({}).find(({ timestamp }) => timestamp === asOf);
    const source = newest === undefined ? '' : `${newest.file}, ${newest.locator}`;
    return ok({ blocks, asOf: { at: asOf, source } });
  };
}

/**
 * Where nothing in the sources has a date, the times of the files that were read have to do; the answer says so. The others may
 * be links that lead nowhere.
 */
function newestFile(known: WorkspaceKnowledge): Prepared['asOf'] {
  const newest = known.newestFile();
  return { at: newest?.at ?? 0, source: `the time of the file ${newest?.file ?? ''}, because no entry has a date` };
}

function prepareError(options: {
  readonly error: IngestError;
  readonly folder: string;
  readonly reportFault: (fault: { readonly method: string; readonly cause: unknown }) => string;
}): PrepareError {
  const { error, folder, reportFault } = options;
  const { code, message } = error;
  switch (code) {
    case 'folder-unreadable':
      return { code, message, data: { folder, reason: message } };
    case 'nothing-to-read':
      return { code, message, data: { folder } };
    case 'cancelled':
      return { code, message, data: {} };
    case 'model-missing':
    case 'model-corrupt':
    case 'model-too-large':
    case 'prompt-too-long':
    case 'inference-crashed':
    case 'inference-failed': {
      const logId = reportFault({ method: 'ingest', cause: error });
      return { code: 'internal', message: `The sources could not be made searchable: ${message}`, data: { logId } };
    }
  }
}
