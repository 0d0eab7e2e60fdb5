import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../shared/version.ts';
import { acquireEngineLock } from '../../engine/storage/index.ts';
import { startServer } from '../server/start-server.ts';
import { commands } from './commands/index.ts';
import { connect } from './connect.ts';
import { main } from './main.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-cli-'));
  data = join(folder, 'data');
  await mkdir(join(folder, 'empty'));
  await mkdir(join(folder, 'page'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs one command line as a script would: nobody to ask, no terminal to rewrite. */
async function guildhall(...args: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await main({
    args,
    commands,
    version,
    context: {
      signal: new AbortController().signal,
      terminal: {
        interactive: false,
        live: false,
        columns: 100,
        out: (text) => void (stdout += text),
        line: (text) => void (stderr += `${text}\n`),
        status: () => undefined,
        ask: () => Promise.reject(new Error('nobody is here')),
      },
    },
  });
  return { code, stdout, stderr };
}

test('help names every command, and the version is the program’s', async () => {
  const help = await guildhall('--help');
  expect(help.code).toBe(0);
  for (const { name } of commands) expect(help.stdout).toContain(`  ${name}`);
  expect(await guildhall('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  expect((await guildhall('help', 'run')).stdout).toContain('Exit codes: 0 succeeded');
});

test.each([
  [['dance'], 'There is no command "dance". Known: run, runs'],
  [['run'], 'Which team?'],
  [['run', 'launch-delay'], 'What is the question?'],
  [['run', 'launch-delay', 'Why?'], 'either --workspace <name> or --folder <path>'],
  [['run', 'launch-delay', 'Why?', '--workspace', 'a', '--folder', 'b'], 'either --workspace'],
  [['run', 'launch-delay', 'Why', 'late?', '--workspace', 'a'], '"late?" is one word too many'],
  [['run', 'launch-delay', 'Why?', '--workspace', 'a', '--as-of', 'soon'], '"soon" is not a date'],
  [['run', 'launch-delay', 'Why?', '--now'], "Unknown option '--now'"],
  [['resume'], 'Which run?'],
  [['trace'], 'Which run?'],
  [['teams', 'eat'], '"eat" is not understood'],
  [['teams', 'export'], 'Which team?'],
  [['models', 'eat'], '"eat" is nothing that can be done with models'],
  [['models', 'get'], 'Which model?'],
  [['serve', '--port', 'x'], '"x" is not a port'],
])('%j is a usage error with a helpful line', async (args, message) => {
  const { code, stdout, stderr } = await guildhall(...args);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(stderr).toContain(message);
});

test('teams are listed, and one goes out and in again as a file', async () => {
  const listed = await guildhall('teams', '--json', '--data', data);
  expect(listed).toMatchObject({ code: 0, stderr: '' });
  expect(listed.stdout).toContain(
    '{"id":"launch-delay","title":"Launch delay","builtIn":true,"revision":0,"agents":10,"errors":[]}',
  );
  const exported = await guildhall('teams', 'export', 'launch-delay', '--data', data);
  const file = join(data, 'launch.guild');
  await writeFile(file, exported.stdout);
  const imported = await guildhall('teams', 'import', file, '--data', data);
  expect(imported.stderr).toContain('guildhall run launch-delay-2');
  await writeFile(file, exported.stdout.replace('Launch delay', 'Lunch delay'));
  expect(await guildhall('teams', 'import', file, '--data', data)).toMatchObject({ code: 1 });
});

test('the first start has the sample workspace and no runs', async () => {
  const runs = await guildhall('runs', '--json', '--data', data);
  expect(runs).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  const unknown = await guildhall('run', 'launch-delay', 'Why?', '--workspace', 'nope', '--data', data);
  expect(unknown.code).toBe(64);
  expect(unknown.stderr).toMatch(/There is no workspace "nope"\. Known: .*launch-delay/);
});

test('a team, a run or a model that is not there is said by name', async () => {
  const team = await guildhall('run', 'choir', 'Why?', '--workspace', 'launch-delay', '--data', data);
  expect([team.code, team.stderr]).toEqual([
    64,
    expect.stringMatching(/There is no team "choir"\. Known: .*launch-delay/),
  ]);
  const trace = await guildhall('trace', 'run-none', '--data', data);
  expect([trace.code, trace.stdout]).toEqual([1, '']);
  expect(trace.stderr).toContain('run-none');
  const model = await guildhall('models', 'get', 'giant', '--data', data);
  expect([model.code, model.stderr]).toEqual([1, expect.stringContaining('There is no model "giant"')]);
});

test('a folder that is missing, is no folder or is empty gives a clear error, and nothing is written into it', async () => {
  const missing = await guildhall('run', 'launch-delay', 'Why?', '--folder', join(folder, 'gone'), '--data', data);
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('cannot be read: it does not exist')]);
  await writeFile(join(folder, 'file.txt'), 'x');
  const file = await guildhall('run', 'launch-delay', 'Why?', '--folder', join(folder, 'file.txt'), '--data', data);
  expect(file.stderr).toContain('it is not a folder');
  const empty = await guildhall('run', 'launch-delay', 'Why?', '--folder', join(folder, 'empty'), '--data', data);
  expect([empty.code, empty.stdout]).toEqual([1, '']);
  expect(await readdir(join(folder, 'empty'))).toEqual([]);
});

test('a folder held by a window is refused with what to do', async () => {
  const held = join(folder, 'held');
  await mkdir(held);
  const lock = acquireEngineLock({ dataFolder: held, host: 'electron' });
  const { code, stderr } = await guildhall('runs', '--data', held);
  if (lock.ok) lock.value.release();
  expect(code).toBe(1);
  expect(stderr).toContain('The Guildhall window is open and holds the data folder');
});

test('a folder held by a server is worked on through the server', async () => {
  const served = join(folder, 'served');
  const server = await startServer({ port: 0, rendererFolder: join(folder, 'page') });
  const connected = await connect({ data: served, server });
  if (!connected.ok) throw new Error(connected.error.message);
  try {
    expect(await guildhall('runs', '--json', '--data', served)).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    const rebuild = await guildhall('doctor', '--rebuild', '--data', served);
    expect(rebuild.stderr).toContain('Another Guildhall holds this data folder');
  } finally {
    await connected.value.close();
    await server.close();
  }
});
