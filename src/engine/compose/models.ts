import { availableParallelism, totalmem } from 'node:os';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { ModelSpeed } from '../../shared/contract/models.ts';
import type { CatalogueEntry } from '../../shared/domain/model.ts';
import { createLoadedModelHandlers } from '../api/loaded-models.handlers.ts';
import type { ModelResidency } from '../api/loaded-models.handlers.ts';
import { createModelHandlers } from '../api/models.handlers.ts';
import type { Acquisitions, ModelStore } from '../models/index.ts';

/** The whole `models` group: files on disk, and what of them is in memory. */
export function composeModelHandlers(options: {
  readonly store: ModelStore;
  readonly acquisitions: Acquisitions;
  readonly inference: ModelResidency & {
    readonly loaded: () => ReadonlySet<string>;
    readonly gpu: () => Promise<string | null>;
  };
  readonly known: readonly CatalogueEntry[];
  readonly speeds: () => readonly ModelSpeed[];
}): EngineHandlers['models'] {
  const { store, acquisitions, inference, known, speeds } = options;
  return {
    ...createModelHandlers({ store, acquisitions, residentModels: () => inference.loaded() }),
    ...createLoadedModelHandlers({
      store,
      residency: inference,
      memory: () => ({ totalBytes: memoryBytes(), freeBytes: process.availableMemory() }),
      smaller: (modelId, freeBytes) => smallerModel({ modelId, freeBytes, known }),
      speeds,
      machine: async () => ({
        memoryBytes: memoryBytes(),
        cores: availableParallelism(),
        gpu: await inference.gpu(),
      }),
    }),
  };
}

/** Bytes of this machine's memory; a container's limit counts. */
export function memoryBytes(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/** The largest known model for the same roles whose file takes at most half of the free memory; the other half is its context. */
export function smallerModel(options: {
  readonly modelId: string;
  readonly freeBytes: number;
  readonly known: readonly CatalogueEntry[];
}): string | null {
  const wanted = options.known.find(({ id }) => id === options.modelId);
  const fitting = options.known
    .filter(({ id, bytes }) => id !== options.modelId && bytes < options.freeBytes / 2)
    .filter(({ roles }) => wanted === undefined || roles.some((role) => wanted.roles.includes(role)))
    .toSorted((left, right) => right.bytes - left.bytes);
  return fitting[0]?.title ?? null;
}
