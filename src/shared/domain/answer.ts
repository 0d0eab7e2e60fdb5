import { z } from 'zod';
import { RunId } from '../kernel/ids.ts';

/** `finding` is what a drawn team says; the other four belong to the launch-delay analysis. */
export const ClaimKind = z.enum(['cause', 'blocked', 'date', 'action', 'finding']);
export type ClaimKind = z.infer<typeof ClaimKind>;

/** What the fact checker says of a claim. `pass`, `fail`, `unsure` belong to checks, not to claims. */
export const ClaimVerdict = z.enum(['supported', 'contradicted', 'missing', 'unsure']);
export type ClaimVerdict = z.infer<typeof ClaimVerdict>;

/** `file` is relative to the source root; `text` is verbatim source text; `n` counts from 1 and is shown as [n]. */
export const Citation = z.strictObject({
  n: z.number().int().min(1),
  file: z.string(),
  locator: z.string(),
  text: z.string(),
});
export type Citation = z.infer<typeof Citation>;

export const Claim = z.strictObject({
  text: z.string(),
  kind: ClaimKind,
  verdict: ClaimVerdict,
  citations: z.array(z.number().int().min(1)),
});
export type Claim = z.infer<typeof Claim>;

export const Usage = z.strictObject({
  wallMs: z.number(),
  /** Time in which a model was at work for the run; calls that share a batch count once. */
  modelMs: z.number(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  decisions: z.number().int(),
  escalations: z.number().int(),
});
export type Usage = z.infer<typeof Usage>;

export const RunStatus = z.enum(['queued', 'running', 'waiting', 'succeeded', 'partial', 'failed', 'cancelled']);
export type RunStatus = z.infer<typeof RunStatus>;

/** The assembled result of a run. `markdown` has one list item per finding, with [n] marks for citations. */
export const Answer = z.strictObject({
  markdown: z.string(),
  claims: z.array(Claim),
  citations: z.array(Citation),
});
export type Answer = z.infer<typeof Answer>;

/** What `guildhall run --json` prints: one object, nothing else on stdout. */
export const RunReport = z.strictObject({
  runId: RunId,
  status: z.enum(['succeeded', 'partial', 'failed', 'cancelled', 'waiting']),
  answer: z.string(),
  claims: z.array(Claim),
  citations: z.array(Citation),
  usage: Usage,
});
export type RunReport = z.infer<typeof RunReport>;
