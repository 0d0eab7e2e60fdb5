import { parseArgs } from 'node:util';
import { z } from 'zod';
import { generateSample } from '../src/engine/evaluation/launch-delay/generate-sample.ts';
import { writeSample } from '../src/engine/evaluation/launch-delay/write-sample.ts';

const usage =
  'Usage: node scripts/generate-sample.ts --seed <number> --wording development|evaluation --out <folder>\n';

const optionsSchema = z.object({
  seed: z.coerce.number().int().nonnegative(),
  wording: z.enum(['development', 'evaluation']),
  out: z.string().min(1),
});

const { values } = parseArgs({
  options: { seed: { type: 'string' }, wording: { type: 'string' }, out: { type: 'string' } },
});
const parsed = optionsSchema.safeParse(values);
if (parsed.success) {
  const { seed, wording, out } = parsed.data;
  const sample = await generateSample({ seed, wording });
  await writeSample({ sample, folder: out });
  process.stdout.write(
    `Wrote ${sample.files.size} files of ${sample.truth.company}, as of ${sample.truth.asOf}, to ${out}\n`,
  );
} else {
  process.stderr.write(usage);
  process.exitCode = 1;
}
