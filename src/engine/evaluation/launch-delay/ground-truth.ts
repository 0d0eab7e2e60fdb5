import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Where in a file a quote stands; exactly one kind of place per file format. */
export const locatorSchema = z.union([
  z.strictObject({ row: z.string() }),
  z.strictObject({ commit: z.string().regex(/^[0-9a-f]{40}$/) }),
  z.strictObject({ message: z.string() }),
  z.strictObject({ mail: z.string() }),
  z.strictObject({ event: z.string() }),
  z.strictObject({ line: z.int().positive(), lines: z.int().positive() }),
  z.strictObject({ page: z.int().positive() }),
]);
export type Locator = z.infer<typeof locatorSchema>;

/** A passage that proves something: `quote` stands verbatim in the unit that `locator` names; `file` is relative to exports/. */
export const evidenceSchema = z.strictObject({ file: z.string(), locator: locatorSchema, quote: z.string().min(2) });
export type Evidence = z.infer<typeof evidenceSchema>;

const evidenceList = z.array(evidenceSchema).min(1);

export const decoyKindSchema = z.enum([
  'solved',
  'stale-tracker',
  'joke',
  'optional',
  'other-project',
  'superseded',
  'contradiction',
]);
export type DecoyKind = z.infer<typeof decoyKindSchema>;

export const causeSchema = z.strictObject({
  id: z.string(),
  taskId: z.string(),
  title: z.string(),
  summary: z.string(),
  owner: z.string(),
  waitsFor: z.string(),
  evidence: evidenceList,
});
export type Cause = z.infer<typeof causeSchema>;

export const decoySchema = z.strictObject({
  id: z.string(),
  kind: decoyKindSchema,
  taskId: z.string().optional(),
  title: z.string().optional(),
  text: z.string(),
  evidence: evidenceList,
});
export type Decoy = z.infer<typeof decoySchema>;

/** What a generated workspace really says. It lies beside the exports folder and is never ingested. */
export const groundTruthSchema = z.strictObject({
  seed: z.int(),
  wording: z.enum(['development', 'evaluation']),
  company: z.string(),
  project: z.string(),
  question: z.string(),
  asOf: z.iso.datetime(),
  launch: z.strictObject({
    taskId: z.string(),
    title: z.string(),
    originalDate: day,
    newDate: day,
    outdatedDates: z.array(day),
    evidence: evidenceList,
  }),
  causes: z.array(causeSchema).min(3).max(4),
  chain: z.array(z.strictObject({ blocked: z.string(), blocker: z.string(), evidence: evidenceList })).min(3),
  actions: z.array(z.strictObject({ causeId: z.string(), who: z.string(), what: z.string(), evidence: evidenceList })),
  decoys: z.array(decoySchema).min(6),
  people: z.array(z.strictObject({ name: z.string(), email: z.string(), handle: z.string(), role: z.string() })),
  facts: z.array(z.strictObject({ id: z.string(), text: z.string(), evidence: evidenceList })),
});
export type GroundTruth = z.infer<typeof groundTruthSchema>;
