// npm run check: everything that can be said about the code without running it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { announce, root, runCommand } from './setup/run-command.mjs';
import { continueUnderNode24, ensurePackages } from './setup/packages.mjs';

await ensurePackages();
await continueUnderNode24(fileURLToPath(import.meta.url));

const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const checks = [
  ['format', bin('oxfmt'), ['--check']],
  ['lint', bin('oxlint'), ['--type-aware', '--deny-warnings']],
  ...['shared', 'node', 'web', 'test'].map((name) => [`types: ${name}`, bin('tsc'), ['-p', `tsconfig.${name}.json`]]),
  ['layers', process.execPath, [join(root, 'scripts', 'check-layers.ts')]],
  ['unused code and dependencies', bin('knip'), ['--no-progress']],
];

const failed = [];
for (const [name, command, argv] of checks) {
  announce(name);
  const { code } = await runCommand(command, argv);
  if (code !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\ncheck: all passed' : `\ncheck: FAILED: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
