import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readGgufHeader } from '../../models/index.ts';
import type { ModelError } from '../../ports/language-model.ts';
import { planModel } from './model-plan.ts';
import type { ModelPlan } from './model-plan.ts';

/** A loaded model that nobody uses and nobody pinned, with the bytes that unloading it gives back. */
export type IdleModel = { readonly modelId: string; readonly bytes: number };

export type Fit = {
  readonly planned: ModelPlan;
  /** Bytes that are free now, before anything is unloaded. */
  readonly freeBytes: number;
  /** To unload first, least recently used first; empty when it fits as things are. */
  readonly unloads: readonly string[];
  /** False: not even after unloading everything idle. */
  readonly fits: boolean;
};

/** Whether a model fits, by its file's header and the memory that is free; nothing is loaded or unloaded. */
export async function fitModel(options: {
  readonly modelId: string;
  readonly path: string;
  readonly freeBytes: number;
  /** Least recently used first. */
  readonly idle: readonly IdleModel[];
}): Promise<Result<Fit, ModelError>> {
  const { modelId, path, freeBytes, idle } = options;
  const header = await readGgufHeader({ path });
  if (!header.ok) {
    const advice = header.error.code === 'model-missing' ? 'Get it again.' : 'Verify it, or get it again.';
    return err({ ...header.error, modelId, message: `${header.error.message} ${advice}` });
  }
  const now = planModel({ header: header.value, freeBytes });
  if (now.bytes <= freeBytes) return ok({ planned: now, freeBytes, unloads: [], fits: true });
  const evictable = idle.reduce((sum, { bytes }) => sum + bytes, 0);
  const planned = planModel({ header: header.value, freeBytes: freeBytes + evictable });
  if (planned.bytes > freeBytes + evictable) return ok({ planned, freeBytes, unloads: [], fits: false });
  const unloads: string[] = [];
  let free = freeBytes;
  for (const { modelId: id, bytes } of idle) {
    if (free >= planned.bytes) break;
    unloads.push(id);
    free += bytes;
  }
  return ok({ planned, freeBytes, unloads, fits: true });
}
