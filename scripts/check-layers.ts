import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { z } from 'zod';
import { parseJson } from '../src/shared/kernel/json.ts';

const root = join(import.meta.dirname, '..');

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});
type Report = z.infer<typeof reportSchema>['summary'];

/** One import that must not be, and the rule that has to catch it. */
const plantedViolations: readonly { rule: string; file: string; code: string; target: string }[] = [
  {
    rule: 'shared-imports-only-zod-and-itself',
    file: 'src/shared/planted.ts',
    code: `import '../engine/target.ts';`,
    target: 'src/engine/target.ts',
  },
  {
    rule: 'engine-does-not-know-its-host',
    file: 'src/engine/runs/planted.ts',
    code: `import type { Target } from '../../hosts/target.ts';`,
    target: 'src/hosts/target.ts',
  },
  {
    rule: 'engine-features-meet-at-index',
    file: 'src/engine/runs/planted-feature.ts',
    code: `import '../tools/secret.ts';`,
    target: 'src/engine/tools/secret.ts',
  },
  {
    rule: 'adapters-only-from-the-root-and-hosts',
    file: 'src/engine/runs/planted-adapter.ts',
    code: `import '../adapters/llama/target.ts';`,
    target: 'src/engine/adapters/llama/target.ts',
  },
  {
    rule: 'native-packages-only-in-adapters',
    file: 'src/engine/runs/planted-native.ts',
    code: `import Database from 'better-sqlite3'; void Database;`,
    target: 'src/engine/runs/unrelated.ts',
  },
  {
    rule: 'engine-starts-processes-only-in-adapters',
    file: 'src/engine/runs/planted-process.ts',
    code: `import { fork } from 'node:child_process'; void fork;`,
    target: 'src/engine/runs/unrelated.ts',
  },
  {
    rule: 'main-and-preload-import-only-shared',
    file: 'src/main/planted.ts',
    code: `import '../engine/target.ts';`,
    target: 'src/engine/target.ts',
  },
  {
    rule: 'renderer-imports-only-shared',
    file: 'src/renderer/planted.ts',
    code: `import '../engine/target.ts';`,
    target: 'src/engine/target.ts',
  },
  {
    rule: 'renderer-features-meet-at-index',
    file: 'src/renderer/features/chat/planted.ts',
    code: `import '../runs/inner.ts';`,
    target: 'src/renderer/features/runs/inner.ts',
  },
  {
    rule: 'no-test-code-in-production',
    file: 'src/engine/runs/planted-test.ts',
    code: `import '../testing/target.ts';`,
    target: 'src/engine/testing/target.ts',
  },
  {
    rule: 'no-cycles',
    file: 'src/shared/planted-cycle.ts',
    code: `import './target.ts';`,
    target: 'src/shared/target.ts',
  },
];

process.exitCode = await main();

async function main(): Promise<number> {
  const missed = await findMissedPlants();
  if (missed.length > 0) {
    console.error(`The layer check is blind to: ${missed.join(', ')}`);
    return 1;
  }
  const report = await cruise(root);
  if (report.totalCruised === 0) {
    console.error('The layer check saw no modules, so it proves nothing.');
    return 1;
  }
  for (const violation of report.violations) {
    console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
  }
  console.log(
    `layers: ${report.totalCruised} modules, ${report.violations.length} violations, ` +
      `${plantedViolations.length} of ${plantedViolations.length} planted violations found`,
  );
  return report.violations.length === 0 ? 0 : 1;
}

/** Writes a tree with every violation into a temporary folder; returns the rules that do not report theirs. */
async function findMissedPlants(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-layers-'));
  try {
    for (const plant of plantedViolations) {
      const closesCycle = plant.rule === 'no-cycles' ? `import './planted-cycle.ts';\n` : '';
      await write(join(folder, plant.target), `${closesCycle}export type Target = 1;\n`);
      await write(join(folder, plant.file), `${plant.code}\n`);
    }
    for (const name of ['.dependency-cruiser.cjs', 'package.json', 'node_modules']) {
      await symlink(join(root, name), join(folder, name));
    }
    for (const name of ['tsconfig.base.json', 'tsconfig.node.json']) {
      await symlink(join(root, name), join(folder, name));
    }
    const { violations } = await cruise(folder);
    return plantedViolations
      .filter(({ rule, file }) => !violations.some((seen) => seen.rule.name === rule && seen.from === file))
      .map(({ rule }) => rule);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Runs dependency-cruiser on `src` of a folder. It exits with the number of violations, so the exit code is no error. */
async function cruise(folder: string): Promise<Report> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const text = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
      { cwd: folder, maxBuffer: 256 * 1024 * 1024 },
      (error, output, errors) => {
        if (output === '') reject(new Error(`dependency-cruiser failed: ${errors}`, { cause: error }));
        else resolve(output);
      },
    );
  });
  const report = parseJson(reportSchema, text);
  if (!report.ok) throw new Error(report.error.message);
  return report.value.summary;
}
