import { parseArgs } from 'node:util';
import { z } from 'zod';
import { err, ok } from '../../src/shared/kernel/result.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { armIds, arms, evaluationSeeds, SEEDS_OF_OTHER_ARMS } from './arms.ts';
import type { Arm } from './arms.ts';
import type { ResultRow } from './result-row.ts';

export type EvaluationArguments = {
  /** What to run, in order. */
  readonly jobs: readonly { readonly arm: Arm; readonly seed: number }[];
  readonly wording: ResultRow['wording'];
  readonly fresh: boolean;
  /** Results file; null for the one of the checkout. */
  readonly results: string | null;
};

export const usage = `Usage: npm run eval:launch-delay -- [--arms ${armIds.join(',')}] [--seeds 1101,1102] [--fresh]
       [--wording development] [--results <file>]

Without options: the team on ten evaluation seeds, every other arm on the first three. What is finished already is not
run again, unless --fresh. Rows of the development wording go to another file and never into the README.
`;

const split = (value: unknown): unknown => (typeof value === 'string' ? value.split(',') : value);
const listOf = <Item extends z.ZodType>(item: Item) => z.preprocess(split, z.array(item).min(1).optional());

const schema = z.strictObject({
  arms: listOf(z.enum(armIds)),
  seeds: listOf(z.coerce.number().int().nonnegative()),
  wording: z.enum(['development', 'evaluation']).default('evaluation'),
  results: z.string().min(1).optional(),
  fresh: z.boolean().default(false),
});

/** Reads the command line; the error is what to tell the person. */
export function readEvaluationArguments(args: readonly string[]): Result<EvaluationArguments, string> {
  const raw = parsed(args);
  const options = schema.safeParse(raw);
  if (raw === null || !options.success) return err(usage);
  const { arms: chosen, seeds, wording, results, fresh } = options.data;
  const jobs = arms
    .filter((arm) => chosen === undefined || chosen.includes(arm.id))
    .flatMap((arm) => seedsOf(arm, seeds).map((seed) => ({ arm, seed })));
  return ok({ jobs, wording, fresh, results: results ?? null });
}

function seedsOf(arm: Arm, seeds: readonly number[] | undefined): readonly number[] {
  if (seeds !== undefined) return seeds;
  return arm.id === 'team' ? evaluationSeeds : evaluationSeeds.slice(0, SEEDS_OF_OTHER_ARMS);
}

function parsed(args: readonly string[]): unknown {
  const text = { type: 'string' } as const;
  try {
    const options = { arms: text, seeds: text, wording: text, results: text, fresh: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}
