import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { AcquireProgress } from '../../shared/contract/models.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Acquisitions, ModelStore } from '../models/index.ts';

export type ModelHandlerOptions = {
  readonly store: ModelStore;
  readonly acquisitions: Acquisitions;
  /** Ids of the models that the inference process holds right now. */
  readonly residentModels: () => ReadonlySet<string>;
};

type Files = 'list' | 'acquire' | 'import' | 'remove' | 'verify';

/** The part of the `models` group that is about files: what is here, fetch with consent, import, remove, verify. */
export function createModelHandlers(options: ModelHandlerOptions): Pick<EngineHandlers['models'], Files> {
  const { store, acquisitions, residentModels } = options;
  return {
    list: async (_input, { signal }) => {
      const resident = residentModels();
      const listed = await store.list({ signal });
      const models = listed.map((stored) => ({
        ...stored,
        resident: resident.has(stored.entry.id),
      }));
      return ok({ models });
    },
    acquire: (input, { signal }) => acquire({ ...options, ...input, signal }),
    import: async ({ path }, { signal }) => {
      const imported = await store.importModel({ path, signal });
      if (imported.ok) return imported;
      const { code, message } = imported.error;
      if (code === 'not-linkable') return refused({ path: 'path', message });
      if (code === 'not-found') return err({ code, message, data: { kind: 'file', id: path } });
      return err({ code, message, data: { modelId: path } });
    },
    remove: async ({ modelId }) => {
      if (acquisitions.isRunning(modelId)) {
        return refused({
          path: 'modelId',
          message: 'It is being downloaded. Stop the download first, then remove it.',
        });
      }
      if (residentModels().has(modelId)) {
        return refused({
          path: 'modelId',
          message: 'It is in memory. Unload it, or wait for the run that uses it, then remove it.',
        });
      }
      const removed = await store.removeModel({ modelId });
      if (removed.ok) return removed;
      if (removed.error.code === 'shipped') return refused({ path: 'modelId', message: removed.error.message });
      return notFound({ modelId, message: removed.error.message });
    },
    verify: async ({ modelId }, { signal }) => {
      const state = await store.verifyModel({ modelId, signal });
      if (state !== null) return ok({ state });
      return notFound({ modelId, message: `No model is called "${modelId}".` });
    },
  };
}

async function* acquire(
  options: ModelHandlerOptions & {
    readonly modelId: string;
    readonly consent: { readonly bytes: number };
    readonly signal: AbortSignal;
  },
): AsyncGenerator<AcquireProgress> {
  const { store, acquisitions, modelId, consent, signal } = options;
  const entry = await store.entry(modelId);
  if (entry === null) {
    const message = `No model is called "${modelId}". "guildhall models list" shows those that are.`;
    yield { modelId, stage: 'failed', source: '', doneBytes: 0, totalBytes: 0, message };
    return;
  }
  yield* acquisitions.follow({ entry, consentBytes: consent.bytes, signal });
}

function notFound(options: { readonly modelId: string; readonly message: string }) {
  const { modelId, message } = options;
  return err({ code: 'not-found' as const, message, data: { kind: 'model', id: modelId } });
}

/** The request is understood, but cannot be done now or never. */
function refused(issue: { readonly path: string; readonly message: string }) {
  return err({ code: 'invalid-input' as const, message: issue.message, data: { issues: [issue] } });
}
