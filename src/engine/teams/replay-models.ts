/** One model in memory, in bytes. */
export type ModelSize = { readonly modelId: string; readonly bytes: number };

/**
 * Plays through which models are in memory while the tasks are done one after the other: a model is loaded when it is needed and
 * makes room by the least recently used ones that the task at hand does not need.
 * @param options.turns for each task, the models that it uses, in order.
 */
export function replayModels(options: {
  readonly turns: readonly (readonly ModelSize[])[];
  readonly budgetBytes: number;
}): { readonly resident: number; readonly swaps: number; readonly fits: boolean } {
  const { turns, budgetBytes } = options;
  // In the order in which they were used, the least recent first.
  const held = new Map<string, number>();
  const usedBytes = (): number => [...held.values()].reduce((sum, bytes) => sum + bytes, 0);
  let resident = 0;
  let swaps = 0;
  for (const { modelId, bytes } of turns.flat()) {
    held.delete(modelId);
    for (const [idle] of held) {
      if (usedBytes() + bytes <= budgetBytes) break;
      held.delete(idle);
      swaps += 1;
    }
    held.set(modelId, bytes);
    resident = Math.max(resident, held.size);
  }
  return { resident, swaps, fits: turns.flat().every(({ bytes }) => bytes <= budgetBytes) };
}
