import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Score } from '../../src/engine/evaluation/launch-delay/score.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { armIds } from './arms.ts';

/** Ids and counts only: the wording of evaluation seeds must stay unread, so no claim's text is kept. */
export const ScoreRow = z.strictObject({
  causeRecall: z.number().min(0).max(1),
  causesNamed: z.array(z.string()),
  causesMissed: z.array(z.string()),
  decoysNamed: z.array(z.string()),
  newDateRight: z.boolean(),
  citationsResolve: z.boolean(),
  unsupportedClaims: z.number().int(),
  unsupportedReasons: z.array(z.string()),
  claims: z.number().int(),
});
export type ScoreRow = z.infer<typeof ScoreRow>;

/** One finished (arm, seed). Times in milliseconds. */
export const ResultRow = z.strictObject({
  version: z.literal(1),
  arm: z.enum(armIds),
  seed: z.int(),
  wording: z.enum(['development', 'evaluation']),
  /** Hash of everything that can change the answer; a row of another version is not reused. */
  teamVersion: z.string(),
  commit: z.string(),
  /** Whether the checkout had changes that are not in `commit`. */
  dirty: z.boolean(),
  date: z.iso.datetime(),
  /** Physical cores that inference used. */
  cores: z.number().int(),
  models: z.record(z.string(), z.strictObject({ id: z.string(), sha256: z.string() })),
  status: z.string(),
  /** Claims shown as facts (verdict `supported`). */
  facts: ScoreRow,
  /** The same with the claims that are shown but marked as not checked by a model. */
  shown: ScoreRow,
  ingestMs: z.number(),
  wallMs: z.number(),
  modelMs: z.number(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
  decisions: z.number().int(),
  escalations: z.number().int(),
});
export type ResultRow = z.infer<typeof ResultRow>;

export function scoreRow(score: Score): ScoreRow {
  const { causeRecall, causesNamed, causesMissed, decoysNamed, newDateRight, citationsResolve, claims } = score;
  return {
    causeRecall,
    causesNamed: [...causesNamed],
    causesMissed: [...causesMissed],
    decoysNamed: [...decoysNamed],
    newDateRight,
    citationsResolve,
    unsupportedClaims: score.unsupportedClaims.length,
    unsupportedReasons: score.unsupportedClaims.map(({ reason }) => reason),
    claims,
  };
}

/** All rows of a results file, oldest first; none when there is no file. A line cut off by a crash is left out. */
export async function readRows(file: string): Promise<readonly ResultRow[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw cause;
  });
  return text.split('\n').flatMap((line) => {
    const row = parseJson(ResultRow, line);
    return row.ok ? [row.value] : [];
  });
}

/** The line break comes first as well, so that a row never joins a line that was cut off. */
export async function appendRow(options: { readonly file: string; readonly row: ResultRow }): Promise<void> {
  await mkdir(dirname(options.file), { recursive: true });
  const text = await readFile(options.file, 'utf8').catch(() => '');
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  await appendFile(options.file, `${separator}${JSON.stringify(options.row)}\n`);
}

/** The newest row per arm and seed, of the given versions and wording. */
export function newestRows(options: {
  readonly rows: readonly ResultRow[];
  readonly wording: ResultRow['wording'];
  readonly versionOf: (arm: ResultRow['arm']) => string;
}): readonly ResultRow[] {
  const newest = new Map<string, ResultRow>();
  for (const row of options.rows) {
    if (row.wording !== options.wording || row.teamVersion !== options.versionOf(row.arm)) continue;
    newest.set(`${row.arm}/${row.seed}`, row);
  }
  return [...newest.values()];
}
