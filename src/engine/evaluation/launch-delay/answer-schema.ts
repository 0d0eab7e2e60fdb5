import { z } from 'zod';

/** The parts of the `--json` answer of `guildhall run` that scoring reads; other fields are allowed and ignored. */
export const scoredAnswerSchema = z.object({
  status: z.string(),
  answer: z.string(),
  claims: z.array(
    z.object({
      text: z.string(),
      kind: z.enum(['cause', 'blocked', 'date', 'action', 'finding']),
      verdict: z.enum(['supported', 'contradicted', 'missing', 'unsure']),
      citations: z.array(z.int()),
    }),
  ),
  citations: z.array(z.object({ n: z.int(), file: z.string(), locator: z.string(), text: z.string() })),
});
export type ScoredAnswer = z.infer<typeof scoredAnswerSchema>;
export type ScoredClaim = ScoredAnswer['claims'][number];
export type ScoredCitation = ScoredAnswer['citations'][number];
