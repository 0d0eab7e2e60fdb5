import { z } from 'zod';
import { Citation, ClaimKind, ClaimVerdict } from '../domain/answer.ts';

export const CheckVerdict = z.enum(['pass', 'fail', 'unsure']);
export type CheckVerdict = z.infer<typeof CheckVerdict>;

export const verifyEvents = {
  'verify.check': z.strictObject({
    claimId: z.string(),
    name: z.string(),
    verdict: CheckVerdict,
    evidence: z.string(),
  }),
  /** Only after this may a claim be shown as part of the answer. */
  'verify.concluded': z.strictObject({
    claimId: z.string(),
    kind: ClaimKind,
    text: z.string(),
    verdict: ClaimVerdict,
    shown: z.boolean(),
    reason: z.string(),
    citations: z.array(Citation.omit({ n: true })),
  }),
} as const;
