import type { RecommendedSet } from '../../shared/contract/models.ts';
import type { CatalogueEntry } from '../../shared/domain/model.ts';
import type { StoredModel } from './model-store.ts';

export type MachineFacts = {
  readonly memoryBytes: number;
  readonly cores: number;
  readonly gpu: string | null;
};

/** Models may take this share of the memory together; the rest is for the program and whatever else is open. */
const MODEL_SHARE = 0.5;
/** File size to memory in use: weights, keys and values, one batch (ENGINE 9). */
const IN_USE = 1.35;
/** Cores from which a model of four billion weights answers at reading speed without a graphics processor. */
const MANY_CORES = 8;

/** Sets from large to small, as roles want them: the first that fits is recommended. The starter set was measured, the others were not yet. */
const LARGER: readonly (readonly string[])[] = [['qwen3.5-2b', 'qwen3-4b-2507']];

/** The one set for this machine: the starter models, or a larger pair where memory and cores are plenty. */
export function recommendSet(options: {
  readonly listed: readonly StoredModel[];
  readonly machine: MachineFacts;
}): RecommendedSet {
  const { listed, machine } = options;
  const budget = machine.memoryBytes * MODEL_SHARE;
  const byId = new Map(listed.map((model) => [model.entry.id, model]));
  const starter = listed.filter(({ entry }) => entry.starter && !isShipped(entry));
  const strong = machine.gpu !== null || machine.cores >= MANY_CORES;
  const larger = LARGER.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const wanted = [...(strong ? larger.filter((set) => set.length > 1) : []), starter];
  const fitting = wanted.find((set) => bytesOf(set) * IN_USE <= budget);
  const smallest = starter.toSorted((left, right) => left.entry.bytes - right.entry.bytes).slice(0, 1);
  const chosen = fitting ?? smallest;
  return {
    modelIds: chosen.map(({ entry }) => entry.id),
    bytes: bytesOf(chosen),
    missingBytes: chosen.reduce(
      (sum, { entry, state, bytesOnDisk }) =>
        sum + (state === 'on-disk' ? 0 : entry.bytes - (state === 'partial' ? bytesOnDisk : 0)),
      0,
    ),
    needsBytes: Math.round(bytesOf(chosen) * IN_USE),
    machine: { ...machine },
    reason: fitting === undefined ? 'smallest' : fitting === starter ? 'quick' : 'larger',
  };
}

function bytesOf(models: readonly StoredModel[]): number {
  return models.reduce((sum, { entry }) => sum + entry.bytes, 0);
}

function isShipped(entry: CatalogueEntry): boolean {
  return entry.sources.some(({ kind }) => kind === 'shipped');
}
