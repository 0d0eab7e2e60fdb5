import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { LoadedModelState } from '../../src/shared/contract/models.ts';
import type { CatalogueEntry } from '../../src/shared/domain/model.ts';
import { Sha256 } from '../../src/shared/kernel/ids.ts';
import { err, ok } from '../../src/shared/kernel/result.ts';
import { hash } from './scenes.ts';

const GB = 1e9;
const SMALL = 'qwen2.5-coder-0.5b';
const LARGE = 'qwen2.5-coder-1.5b';
const needs = {
  [SMALL]: { weightsBytes: 0.41 * GB, cacheBytes: 0.48 * GB, computeBytes: 0.2 * GB },
  [LARGE]: { weightsBytes: 1.17 * GB, cacheBytes: 1.1 * GB, computeBytes: 0.22 * GB },
} as const;
const tiny = { weightsBytes: 0.11 * GB, cacheBytes: 0.2 * GB, computeBytes: 0.1 * GB };
const TOTAL = 16 * GB;
const OTHER = 6.4 * GB;
const LOAD_MS = 2500;

/** Models that load and unload as long as the page is open; `empty` has none on disk. */
export function modelsScene(scene: string): Pick<EngineHandlers, 'models'> {
  const missing = scene === 'empty';
  let loaded: readonly LoadedModelState[] = missing ? [] : [state(SMALL, 'Qwen2.5 Coder 0.5B')];
  const used = (): number => loaded.reduce((sum, model) => sum + bytesOf(model), 0);
  const entries = [
    model({ id: SMALL, title: 'Qwen2.5 Coder 0.5B', bytes: 397e6, roles: ['decider'], here: !missing, starter: true }),
    model({
      ...{ id: LARGE, title: 'Qwen2.5 Coder 1.5B', bytes: 1117e6, roles: ['worker', 'verifier'] },
      ...{ here: scene === 'finished' || scene === 'models', starter: true },
    }),
    model({ id: 'smollm2-135m', title: 'SmolLM2 135M', bytes: 105e6, roles: ['test'], here: true, starter: false }),
    model({
      id: 'qwen3.6-35b',
      title: 'Qwen3.6 35B',
      bytes: 22.1 * GB,
      roles: ['planner'],
      here: true,
      starter: false,
    }),
  ];
  return {
    models: {
      list: async () => {
        const resident = new Set(loaded.map(({ modelId }) => modelId));
        return ok({ models: entries.map((listed) => ({ ...listed, resident: resident.has(listed.entry.id) })) });
      },
      acquire: async function* acquire({ modelId }, { signal }) {
        for (let done = 0; done <= 100 && !signal.aborted; done += 1) {
          await new Promise((resolve) => setTimeout(resolve, 80));
          yield {
            modelId,
            stage: done === 100 ? 'done' : 'downloading',
            source: 'hugging-face',
            doneBytes: done * 11e6,
            totalBytes: 1117e6,
            message: '12 MB/s, 1 min left',
          } as const;
        }
      },
      import: async ({ path }) =>
        path.endsWith('.gguf')
          ? ok({ modelId: 'own' })
          : err({ code: 'model-corrupt', message: '', data: { modelId: path } }),
      remove: async () => ok({ freedBytes: 1 }),
      verify: async () => ok({ state: 'good' }),
      memory: async () =>
        ok({ totalBytes: TOTAL, freeBytes: TOTAL - OTHER - used(), otherBytes: OTHER, models: [...loaded] }),
      async willItFit({ modelId }) {
        const freeBytes = TOTAL - OTHER - used();
        const parts = partsOf(modelId);
        const needsBytes = parts.weightsBytes + parts.cacheBytes + parts.computeBytes;
        const there = loaded.some((resident) => resident.modelId === modelId);
        const answer = there ? 'loaded' : needsBytes > freeBytes ? 'too-large' : 'fits';
        const smaller = answer === 'too-large' ? 'Qwen2.5 Coder 1.5B' : null;
        return ok({ answer, ...parts, needsBytes, freeBytes, unloads: [], smaller });
      },
      async load({ modelId }) {
        const title = entries.find(({ entry }) => entry.id === modelId)?.entry.title ?? modelId;
        const others = loaded.filter((resident) => resident.modelId !== modelId);
        loaded = [...others, loading(modelId, title)];
        // As long as a person, or a test, needs to see it.
        await new Promise((resolve) => setTimeout(resolve, LOAD_MS));
        loaded = [...others, state(modelId, title)];
        return ok({ bytes: bytesOf(state(modelId, title)), ms: LOAD_MS });
      },
      async unload({ modelId }) {
        if (scene === 'running') return err({ code: 'model-in-use', message: '', data: { modelId } });
        loaded = loaded.filter((resident) => resident.modelId !== modelId);
        return ok({ freedBytes: 1 * GB });
      },
      async pin({ modelId, pinned }) {
        loaded = loaded.map((resident) => (resident.modelId === modelId ? { ...resident, pinned } : resident));
        return ok({});
      },
      speeds: async () =>
        ok({
          speeds: missing
            ? []
            : [
                { modelId: SMALL, calls: 412, readPerSecond: 212, writtenPerSecond: 24.6, decisionsPerSecond: 6.4 },
                { modelId: LARGE, calls: 87, readPerSecond: 71, writtenPerSecond: 9.8, decisionsPerSecond: 1.9 },
              ],
        }),
      recommended: async () =>
        ok({
          modelIds: [SMALL, LARGE],
          bytes: 1514e6,
          missingBytes: missing ? 1514e6 : scene === 'finished' || scene === 'models' ? 0 : 1117e6,
          needsBytes: 2044e6,
          machine: { memoryBytes: TOTAL, cores: 2, gpu: null },
          reason: 'quick',
        }),
    },
  };
}

function partsOf(modelId: string) {
  if (modelId === SMALL || modelId === LARGE) return needs[modelId];
  return modelId === 'smollm2-135m' ? tiny : { weightsBytes: 23 * GB, cacheBytes: 2 * GB, computeBytes: 0.6 * GB };
}

function state(modelId: string, title: string): LoadedModelState {
  const layout = { reservedBytes: 0, contextTokens: 4096, sequences: 10, pinned: false, calls: 0 };
  return { modelId, title, state: 'loaded', ...partsOf(modelId), ...layout };
}

function loading(modelId: string, title: string): LoadedModelState {
  const parts = { weightsBytes: 0, cacheBytes: 0, computeBytes: 0, reservedBytes: bytesOf(state(modelId, title)) };
  return { ...state(modelId, title), ...parts, state: 'loading', contextTokens: 0, sequences: 0 };
}

function bytesOf({ weightsBytes, cacheBytes, computeBytes, reservedBytes }: LoadedModelState): number {
  return weightsBytes + cacheBytes + computeBytes + reservedBytes;
}

function model(options: {
  readonly id: string;
  readonly title: string;
  readonly bytes: number;
  readonly roles: CatalogueEntry['roles'];
  readonly here: boolean;
  readonly starter: boolean;
}) {
  const { id, title, bytes, roles, here, starter } = options;
  return {
    entry: {
      ...{ id, title, roles, bytes, starter, file: `${id}.gguf`, sha256: Sha256.parse(hash(id)) },
      licence: 'Apache-2.0',
      notes: '',
      sources: [
        { kind: 'hugging-face' as const, repository: 'a/b', revision: 'main', file: 'x.gguf' },
        { kind: 'python-packages' as const, parts: [{ package: 'p', version: '1', member: 'm' }] },
      ],
    },
    state: here ? ('on-disk' as const) : ('absent' as const),
    bytesOnDisk: here ? bytes : 0,
  };
}
