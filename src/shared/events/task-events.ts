import { z } from 'zod';
import { RunId, Sha256 } from '../kernel/ids.ts';

export const taskEvents = {
  'task.started': z.strictObject({ title: z.string() }),
  'task.progress': z.strictObject({ note: z.string(), done: z.number().int(), total: z.number().int() }),
  'task.succeeded': z.strictObject({
    output: Sha256,
    summary: z.string(),
    confidence: z.number().min(0).max(1),
    openIssues: z.array(z.string()),
  }),
  'task.failed': z.strictObject({ code: z.string(), message: z.string(), final: z.boolean() }),
  'task.interrupted': z.strictObject({ reason: z.string() }),
  /** Done in another run already, and nothing that it depends on is different here. */
  'task.reused': z.strictObject({
    fromRunId: RunId,
    output: Sha256,
    summary: z.string(),
    confidence: z.number().min(0).max(1),
    openIssues: z.array(z.string()),
  }),
  'task.skipped': z.strictObject({ reason: z.string() }),
} as const;
