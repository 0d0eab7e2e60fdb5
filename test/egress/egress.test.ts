import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunReport } from '../../src/shared/domain/answer.ts';
import type { Wrapper } from '../support/guildhall.ts';
import { checkout, guildhall, isMissing, reportOf, startGuildhall } from '../support/guildhall.ts';
import { scoreOnSample } from '../support/sample-truth.ts';
import { leavingCalls, listeningSockets, readNetworkCalls, TRACED_CALLS } from './traced-calls.ts';

const run = promisify(execFile);
const question = 'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?';
const withoutNetwork: Wrapper = ['bwrap', '--dev-bind', '/', '/', '--unshare-net', '--die-with-parent'];

let folder: string;
/** What the run without a network answered: the terminal's run of the main job, compared with the truth as well. */
let mainJob: RunReport | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-egress-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Guildhall</title>');
  await mkdir(join(folder, 'exports'));
  const rows = [
    'Key,Summary,Status,Owner,Depends on,Due,Updated',
    'AB-1,Bakery launch,Open,Mia,AB-2,2026-03-30,2026-03-02',
  ];
  await writeFile(
    join(folder, 'exports', 'tracker.csv'),
    `${rows.join('\n')}\nAB-2,Oven permit,Blocked,Jon,,2026-03-20,2026-03-02\n`,
  );
  await writeFile(
    join(folder, 'exports', 'notes.md'),
    '# 3 March 2026\n\nThe oven permit is stuck at the city office. See https://example.com/permit.\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function traced(name: string): Wrapper {
  return [
    'strace',
    '-f',
    '-yy',
    '--seccomp-bpf',
    '-e',
    `trace=${TRACED_CALLS}`,
    '-e',
    'signal=none',
    '-o',
    join(folder, name),
  ];
}

async function callsOf(name: string) {
  return readNetworkCalls(await readFile(join(folder, name), 'utf8'));
}

const ask = ['run', 'launch-delay', 'Why is the bakery launch delayed?', '--json', '--yes'];

test.skipIf(isMissing('bwrap'))('the main job succeeds where there is no network at all', async () => {
  const alone = await run(withoutNetwork[0] ?? '', [
    ...withoutNetwork.slice(1),
    process.execPath,
    '-p',
    'Object.keys(os.networkInterfaces()).join()',
  ]);
  expect(alone.stdout.trim()).toMatch(/^(lo)?$/);
  const ended = await guildhall({
    args: [
      'run',
      'launch-delay',
      question,
      '--workspace',
      'launch-delay',
      '--json',
      '--yes',
      '--data',
      join(folder, 'alone'),
    ],
    wrapper: withoutNetwork,
  });
  mainJob = reportOf(ended);
  expect({ code: ended.code, status: mainJob.status }).toEqual({ code: 0, status: 'succeeded' });
});

test.skipIf(isMissing('bwrap'))('and its answer agrees with what the sample really says', async () => {
  if (mainJob === null) throw new Error('the run gave no report');
  expect(await scoreOnSample(mainJob)).toMatchObject({
    causesMissed: [],
    decoysNamed: [],
    newDateRight: true,
    citationsResolve: true,
    unsupportedClaims: [],
  });
});

test.skipIf(isMissing('strace'))('the check sees a leak that is planted', async () => {
  await run(traced('leak.log')[0] ?? '', [
    ...traced('leak.log').slice(1),
    process.execPath,
    join(checkout, 'test/egress/planted-leak.cjs'),
  ]);
  const calls = await callsOf('leak.log');
  const leaving = leavingCalls(calls).map(({ name, address }) => ({ name, address }));
  expect(leaving).toContainEqual({ name: 'connect', address: '192.0.2.2' });
  expect(leaving).toContainEqual({ name: 'sendmsg', address: '192.0.2.1' });
  expect(leaving).toContainEqual({ name: 'bind', address: '0.0.0.0' });
  expect(listeningSockets(calls)).toEqual([expect.stringMatching(/^0\.0\.0\.0:\d+$/)]);
});

test.skipIf(isMissing('strace'))('a run in the terminal connects nowhere and listens nowhere', async () => {
  const args = [...ask, '--folder', join(folder, 'exports'), '--data', join(folder, 'terminal')];
  const report = reportOf(await guildhall({ args, wrapper: traced('terminal.log') }));
  expect(report.usage.decisions, 'the models were asked').toBeGreaterThan(0);
  const calls = await callsOf('terminal.log');
  expect(leavingCalls(calls).map(({ line }) => line)).toEqual([]);
  expect(listeningSockets(calls)).toEqual([]);
});

test.skipIf(isMissing('strace'))(
  'the server listens on one port of this machine, and reaches nothing beyond it',
  async () => {
    const data = ['--data', join(folder, 'served')];
    const server = startGuildhall({
      args: ['serve', '--renderer', join(folder, 'page'), ...data],
      wrapper: traced('server.log'),
      input: 'pipe',
    });
    const ended = once(server, 'exit');
    if (server.stdout === null || server.stdin === null) throw new Error('the server has pipes');
    server.stderr?.resume();
    const lines = createInterface({ input: server.stdout });
    const [ready] = await Promise.race([once(lines, 'line'), ended.then(() => ['the server ended'])]);
    const port = Number(/^READY:(\d+)$/.exec(String(ready))?.[1]);
    expect(port).toBeGreaterThan(0);
    // The terminal finds the server through the data folder; the run happens in the server's engine.
    const attached = await guildhall({
      args: [...ask, '--folder', join(folder, 'exports'), ...data],
      wrapper: traced('attached.log'),
    });
    server.stdin.end();
    await ended;
    expect(reportOf(attached).usage.decisions, 'the models were asked').toBeGreaterThan(0);
    const calls = await callsOf('server.log');
    expect(leavingCalls(calls).map(({ line }) => line)).toEqual([]);
    expect(listeningSockets(calls)).toEqual([`127.0.0.1:${port}`]);
    const client = await callsOf('attached.log');
    expect(leavingCalls(client).map(({ line }) => line)).toEqual([]);
    expect(listeningSockets(client)).toEqual([]);
    expect(client.some(({ name, address }) => name === 'connect' && address === '127.0.0.1')).toBe(true);
  },
);
