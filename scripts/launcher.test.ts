import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
let folder = '';

/** A checkout with the real launcher and a command-line host of two lines. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-launcher-'));
  await cp(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'src/hosts/cli'), { recursive: true });
  await writeFile(
    join(folder, 'src/hosts/cli/index.ts'),
    `const words: readonly string[] = process.argv.slice(2);
console.log(JSON.stringify(words));
if (words[0] === 'wait') setInterval(() => undefined, 1000);
else process.exitCode = Number(words[0]);
`,
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

type Ending = { readonly code: number | null; readonly signal: string | null; readonly output: string };

/** Runs a script of the temporary checkout; `signal` is sent as soon as the host has printed something. */
function run(argv: readonly string[], signal?: NodeJS.Signals): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (signal !== undefined) child.kill(signal);
    });
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, endedBy) => resolve({ code, signal: endedBy, output }));
  });
}

test('the launcher hands over arguments and exit code', async () => {
  expect(await run(['bin/guildhall.mjs', '3', '--json', 'two words'])).toEqual({
    code: 3,
    signal: null,
    output: '["3","--json","two words"]\n',
  });
});

test('under an older Node the child decides how the launcher ends: exit code and signal', async () => {
  await writeFile(
    join(folder, 'bin/older.mjs'),
    `import { becomeNode } from './pinned-node.mjs';
becomeNode(process.execPath, ['src/hosts/cli/index.ts', ...process.argv.slice(2)]);
`,
  );
  expect(await run(['bin/older.mjs', '4'])).toEqual({ code: 4, signal: null, output: '["4"]\n' });
  expect(await run(['bin/older.mjs', 'wait'], 'SIGTERM')).toEqual({
    code: null,
    signal: 'SIGTERM',
    output: '["wait"]\n',
  });
});

test('without packages it says what to do', async () => {
  await rm(join(folder, 'node_modules'));
  expect(await run(['bin/guildhall.mjs', 'doctor'])).toEqual({
    code: 1,
    signal: null,
    output: 'Guildhall: the npm packages are missing. Run "npm ci" in the checkout first.\n',
  });
});
