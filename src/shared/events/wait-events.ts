import { z } from 'zod';
import { WaitId } from '../kernel/ids.ts';

export const waitEvents = {
  'wait.opened': z.strictObject({
    waitId: WaitId,
    kind: z.enum(['approve', 'ask', 'plan']),
    prompt: z.string(),
    options: z.array(z.string()),
    /** Hash of exactly what is approved; an approval of anything else does not count. */
    fingerprint: z.string(),
  }),
  'wait.resolved': z.strictObject({ waitId: WaitId, by: z.string(), decision: z.string() }),
} as const;
