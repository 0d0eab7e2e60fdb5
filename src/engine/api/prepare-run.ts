import type { ConversationId } from '../../shared/domain/conversation.ts';
import { readablePlace } from '../../shared/domain/source-path.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Knowledge, WorkspaceKnowledge } from '../memory/index.ts';
import type { IngestError } from '../sources/index.ts';
import type { SourceList, WorkspaceRepository } from '../storage/index.ts';
import type { Prepare, PrepareError, Prepared } from './run-handler-options.ts';

/** Brings a workspace up to date before a run, and finds the run's "now" in its sources. */
export function createPrepare(options: {
  readonly workspaces: WorkspaceRepository;
  readonly knowledge: Knowledge;
  readonly list: Pick<SourceList, 'of'>;
  readonly attached: {
    /** Reads what was given to a conversation; null where nothing of that can be read. */
    readonly read: (options: {
      readonly conversationId: ConversationId | null;
      readonly signal: AbortSignal;
    }) => Promise<WorkspaceKnowledge | null>;
  };
  /** Logs a failure that is not the person's doing; gives its id. */
  readonly reportFault: (fault: { readonly method: string; readonly cause: unknown }) => string;
}): Prepare {
  const { workspaces, knowledge, list, attached, reportFault } = options;
  return async ({ workspaceId, conversationId, signal }) => {
    const workspace = workspaces.byId(workspaceId);
    if (workspace === null) {
      const message = `There is no workspace ${workspaceId}.`;
      return err({ code: 'not-found', message, data: { kind: 'workspace', id: workspaceId } });
    }
    const known = knowledge.of(workspaceId);
    const sources = list.of(workspace);
    const folder = sources.map(({ path }) => path).join(', ');
    const report = await known.ingest({ sources, signal, onProgress: () => undefined });
    const given = await attached.read({ conversationId, signal });
    if (report.ok || (report.error.code === 'nothing-to-read' && given !== null))
      return ok(prepared(given === null ? [known] : [known, given]));
    return err(prepareError({ error: report.error, folder, reportFault }));
  };
}

/** How much there is to read in all, and from when the newest of it is. */
function prepared(all: readonly WorkspaceKnowledge[]): Prepared {
  const blocks = all.reduce((sum, known) => sum + known.blocks.all({}).length, 0);
  const dated = all.flatMap((known) => {
    const at = known.asOf();
    return at === null ? [] : [{ known, at }];
  });
  const newest = dated.toSorted((left, right) => right.at - left.at)[0];
  if (newest === undefined) return { blocks, asOf: newestFile(all) };
  const { known, at } = newest;
  const block = known.blocks.all({}).find(({ timestamp }) => timestamp === at);
  return { blocks, asOf: { at, source: block === undefined ? '' : `${readablePlace(block)}, ${block.locator}` } };
}

/**
 * Where nothing in the sources has a date, the times of the files that were read have to do; the answer says so. The others may
 * be links that lead nowhere.
 */
function newestFile(all: readonly WorkspaceKnowledge[]): Prepared['asOf'] {
  const files = all.flatMap((known) => known.newestFile() ?? []);
  const newest = files.toSorted((left, right) => right.at - left.at)[0];
  return {
    at: newest?.at ?? 0,
    source: `the time of the file ${readablePlace({ file: newest?.file ?? '' })}, because no entry has a date`,
  };
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
