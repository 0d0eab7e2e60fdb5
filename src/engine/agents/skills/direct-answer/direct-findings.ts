import { z } from 'zod';
import { Span } from '../launch-delay/findings.ts';

/** The question before in the same conversation, and its answer as plain text. */
export const Exchange = z.strictObject({ question: z.string(), answer: z.string() });
export type Exchange = z.infer<typeof Exchange>;

/**
 * What was found for a question, the most helpful first. Empty: nothing in the sources is about it. `question` is the question as
 * it is understood without the conversation around it.
 */
export const FoundPassages = z.strictObject({ question: z.string(), spans: z.array(Span) });
export type FoundPassages = z.infer<typeof FoundPassages>;

/** An answer before it is checked. `alone`: written without any passage. */
export const WrittenAnswer = z.strictObject({
  question: z.string(),
  text: z.string(),
  alone: z.boolean(),
  spans: z.array(Span),
});
export type WrittenAnswer = z.infer<typeof WrittenAnswer>;
