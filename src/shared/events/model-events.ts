import { z } from 'zod';
import { Sha256 } from '../kernel/ids.ts';

/** Probability of each label of a closed question, and how sure the reading is (ENGINE 5). */
export const LabelReading = z.strictObject({
  item: z.string(),
  label: z.string(),
  probabilities: z.record(z.string(), z.number()),
  /** Difference between the two most likely labels, 0 to 1. */
  margin: z.number(),
  /** Probability mass on legal first tokens before the labels were singled out, 0 to 1. */
  legalMass: z.number(),
});
export type LabelReading = z.infer<typeof LabelReading>;

export const modelEvents = {
  'model.loaded': z.strictObject({ modelId: z.string(), bytes: z.number(), ms: z.number() }),
  'model.requested': z.strictObject({
    callId: z.string(),
    purpose: z.enum(['decide', 'generate']),
    step: z.string(),
    modelId: z.string(),
    role: z.string(),
    why: z.string(),
    /** Blob with a JSON array of strings: the user turn of each item. The exact texts come with `model.completed`. */
    prompts: Sha256,
    /** Blob with the `StepPrompt` before the item; absent in runs of older versions. */
    prefix: Sha256.optional(),
    grammar: Sha256.nullable(),
    sampler: z.strictObject({ temperature: z.number(), seed: z.number(), maxTokens: z.number() }),
    items: z.number().int().min(1),
  }),
  'model.completed': z.strictObject({
    callId: z.string(),
    /** Blob with a JSON array of strings: the exact text fed to the model per item, template marks included. */
    prompts: Sha256,
    /** Raw outputs: `LabelReading[]` for a decision, generated text for a generation. */
    output: Sha256,
    summary: z.string(),
    tokensIn: z.number().int(),
    tokensCached: z.number().int(),
    tokensOut: z.number().int(),
    firstTokenMs: z.number(),
    ms: z.number(),
    confidence: z.number().min(0).max(1),
    stopReason: z.string(),
  }),
  'model.failed': z.strictObject({ callId: z.string(), code: z.string(), message: z.string() }),
  'route.escalated': z.strictObject({
    step: z.string(),
    from: z.string(),
    to: z.string(),
    why: z.string(),
    items: z.number().int(),
  }),
} as const;
