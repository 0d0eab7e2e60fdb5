import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireEngineLock, readEngineLock } from './engine-lock.ts';

let dataFolder = '';
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'guildhall-lock-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const path = (): string => join(dataFolder, 'engine.lock');

test('one engine per data folder; the next one learns who holds it, and gets it when it is let go', () => {
  const first = acquireEngineLock({ dataFolder, host: 'server' });
  if (!first.ok) throw new Error('not taken');
  first.value.publish({ address: 'http://127.0.0.1:1', token: 'secret' });
  const holder = {
    pid: process.pid,
    startTime: expect.any(String),
    host: 'server',
    address: 'http://127.0.0.1:1',
    token: 'secret',
  };
  expect(acquireEngineLock({ dataFolder })).toEqual({ ok: false, error: { code: 'engine-busy', holder } });
  expect(readEngineLock(dataFolder)).toEqual(holder);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  first.value.release();
  expect(readEngineLock(dataFolder)).toBeNull();
  expect(acquireEngineLock({ dataFolder }).ok).toBe(true);
});

test('the lock of a killed process is taken over at once', async () => {
  const script = `import { acquireEngineLock } from ${JSON.stringify(join(import.meta.dirname, 'engine-lock.ts'))};
    acquireEngineLock({ dataFolder: process.argv[1] }); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(acquireEngineLock({ dataFolder })).toMatchObject({ ok: false, error: { holder: { pid: child.pid } } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(acquireEngineLock({ dataFolder })).toMatchObject({ ok: true, value: { holder: { pid: process.pid } } });
});

test('a reused pid is not the holder, and a broken lock file is nobody', () => {
  writeFileSync(
    path(),
    JSON.stringify({ pid: process.pid, startTime: 'another boot:1', host: 'cli', address: null, token: null }),
  );
  expect(readEngineLock(dataFolder)).toBeNull();
  expect(acquireEngineLock({ dataFolder }).ok).toBe(true);
  writeFileSync(path(), '{"pid":');
  expect(acquireEngineLock({ dataFolder }).ok).toBe(true);
  expect(readFileSync(path(), 'utf8')).toContain(`"pid":${process.pid}`);
});
