import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScoredAnswer } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';
import { groundTruthSchema } from '../../src/engine/evaluation/launch-delay/ground-truth.ts';
import { createCitationResolver, readUnits } from '../../src/engine/evaluation/launch-delay/read-units.ts';
import { scoreAnswer } from '../../src/engine/evaluation/launch-delay/score.ts';
import type { Score } from '../../src/engine/evaluation/launch-delay/score.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { checkout } from './guildhall.ts';

const sample = join(checkout, 'resources', 'samples', 'launch-delay');

/** Compares a run over the shipped sample, or what a page shows of it, with what its files really say. */
export async function scoreOnSample(answer: ScoredAnswer): Promise<Score> {
  const truth = parseJson(groundTruthSchema, await readFile(join(sample, 'ground-truth.json'), 'utf8'));
  if (!truth.ok) throw new Error(truth.error.message);
  const exportsFolder = join(sample, 'exports');
  const entries = await readdir(exportsFolder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(exportsFolder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  const resolve = createCitationResolver(await readUnits(files));
  return scoreAnswer({ truth: truth.value, answer, resolve });
}
