import { z } from 'zod';
import { CatalogueEntry } from '../domain/model.ts';
import { command, stream } from './define.ts';

export const ModelState = z.strictObject({
  entry: CatalogueEntry,
  state: z.enum(['absent', 'partial', 'on-disk', 'corrupt']),
  bytesOnDisk: z.number(),
  resident: z.boolean(),
});
export type ModelState = z.infer<typeof ModelState>;

export const AcquireProgress = z.strictObject({
  modelId: z.string(),
  stage: z.enum(['searching', 'downloading', 'verifying', 'done', 'failed']),
  source: z.string(),
  doneBytes: z.number(),
  totalBytes: z.number(),
  message: z.string(),
});
export type AcquireProgress = z.infer<typeof AcquireProgress>;

export const models = {
  list: command({
    effect: 'read',
    input: z.strictObject({}),
    output: z.strictObject({ models: z.array(ModelState) }),
    errors: [],
  }),
  /** `consent` must name the model's size in bytes: the person has seen it and said yes. */
  acquire: stream({
    input: z.strictObject({ modelId: z.string(), consent: z.strictObject({ bytes: z.number() }) }),
    event: AcquireProgress,
    resume: 'latest',
  }),
  import: command({
    effect: 'write',
    input: z.strictObject({ path: z.string().min(1) }),
    output: z.strictObject({ modelId: z.string() }),
    errors: ['not-found', 'model-corrupt'],
  }),
  remove: command({
    effect: 'write',
    input: z.strictObject({ modelId: z.string() }),
    output: z.strictObject({ freedBytes: z.number() }),
    errors: ['not-found'],
  }),
  verify: command({
    effect: 'read',
    input: z.strictObject({ modelId: z.string() }),
    output: z.strictObject({ state: z.enum(['good', 'corrupt', 'absent']) }),
    errors: ['not-found'],
  }),
};
