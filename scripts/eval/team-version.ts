import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arm } from './arms.ts';

const shared = [
  'src/engine/adapters/llama',
  'src/engine/evaluation/launch-delay',
  'src/engine/memory',
  'src/engine/sources',
];
const ofTheTeam = [
  'resources/templates',
  'src/engine/agents',
  'src/engine/plans',
  'src/engine/routing',
  'src/engine/runs',
  'src/engine/teams',
  'src/engine/verification',
];
const ofOnePrompt = ['scripts/eval/one-prompt.ts', 'scripts/eval/parse-findings.ts'];

/**
 * Names everything that can change an arm's answers or scores, by content, so that a finished row stays good across commits that
 * touch other things. 12 hex digits.
 */
export async function teamVersion(options: { readonly root: string; readonly kind: Arm['kind'] }): Promise<string> {
  const { root, kind } = options;
  const hash = createHash('sha256');
  for (const place of [...shared, ...(kind === 'team' ? ofTheTeam : ofOnePrompt)].toSorted()) {
    for (const file of await filesOf({ root, place })) {
      hash.update(`${file}\0`);
      hash.update(await readFile(join(root, file)));
    }
  }
  return hash.digest('hex').slice(0, 12);
}

async function filesOf(options: { readonly root: string; readonly place: string }): Promise<readonly string[]> {
  const { root, place } = options;
  if (/\.\w+$/.test(place)) return [place];
  const entries = await readdir(join(root, place), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !/\/(testing|fixtures|__snapshots__)\//.test(file))
    .toSorted();
}
