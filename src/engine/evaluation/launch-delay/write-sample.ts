import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sample } from './generate-sample.ts';

/** Writes `<folder>/exports/...` and, beside it, `<folder>/ground-truth.json`. An older exports folder there is replaced. */
export async function writeSample(options: { readonly sample: Sample; readonly folder: string }): Promise<void> {
  const exportsFolder = join(options.folder, 'exports');
  await rm(exportsFolder, { recursive: true, force: true });
  for (const [path, bytes] of options.sample.files) {
    const target = join(exportsFolder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  await writeFile(join(options.folder, 'ground-truth.json'), `${JSON.stringify(options.sample.truth, undefined, 2)}\n`);
}
