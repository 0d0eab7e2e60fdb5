import { z } from 'zod';
import { Sha256 } from '../kernel/ids.ts';

export const toolEvents = {
  'tool.requested': z.strictObject({ callId: z.string(), tool: z.string(), arguments: Sha256, summary: z.string() }),
  'tool.completed': z.strictObject({ callId: z.string(), result: Sha256, summary: z.string(), ms: z.number() }),
  'tool.failed': z.strictObject({ callId: z.string(), code: z.string(), message: z.string() }),
  'memory.read': z.strictObject({ query: z.string(), hits: z.number().int(), passages: Sha256, ms: z.number() }),
  'effect.intended': z.strictObject({ key: z.string(), tool: z.string(), arguments: Sha256 }),
  'effect.committed': z.strictObject({ key: z.string(), result: Sha256 }),
  'effect.failed': z.strictObject({ key: z.string(), reason: z.string() }),
  'effect.unknown': z.strictObject({ key: z.string(), reason: z.string() }),
} as const;
