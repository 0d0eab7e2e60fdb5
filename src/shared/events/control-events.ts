import { z } from 'zod';

export const controlEvents = {
  'budget.exceeded': z.strictObject({
    what: z.enum(['tokens', 'modelMs', 'retries']),
    limit: z.number(),
    used: z.number(),
  }),
  'loop.detected': z.strictObject({ fingerprint: z.string(), count: z.number().int() }),
  'step.reused': z.strictObject({ step: z.string(), reason: z.enum(['memo', 'loop']) }),
} as const;
