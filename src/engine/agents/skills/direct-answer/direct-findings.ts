import { z } from 'zod';
import { Span } from '../launch-delay/findings.ts';

/** What was found for a question, the most helpful first. Empty: nothing in the sources is about it. */
export const FoundPassages = z.strictObject({ spans: z.array(Span) });
export type FoundPassages = z.infer<typeof FoundPassages>;

/** An answer before it is checked. `alone`: written without any passage. */
export const WrittenAnswer = z.strictObject({ text: z.string(), alone: z.boolean(), spans: z.array(Span) });
export type WrittenAnswer = z.infer<typeof WrittenAnswer>;
