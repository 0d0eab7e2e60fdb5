import { fork } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireEngineLock } from '../../engine/storage/index.ts';
import { contract } from '../../shared/contract/index.ts';
import { FromEngine, createClient, createPortTransport } from '../../shared/rpc/index.ts';
import type { ToEngine } from '../../shared/rpc/index.ts';

const entry = fileURLToPath(new URL('./index.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-utility-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The engine as a plain Node child, and what it says until it ends. */
function startChild() {
  const child = fork(entry, ['--data', join(folder, 'data')], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const said: FromEngine[] = [];
  let onSaid: (message: FromEngine) => void = () => undefined;
  child.on('message', (raw) => {
    const message = FromEngine.parse(raw);
    said.push(message);
    onSaid(message);
  });
  return {
    said,
    ended: new Promise<number | null>((resolve) => child.on('exit', resolve)),
    tell: (message: ToEngine) => child.send(message),
    until: (wanted: (message: FromEngine) => boolean) =>
      new Promise<void>((resolve) => {
        if (said.some(wanted)) return resolve();
        onSaid = (message) => wanted(message) && resolve();
      }),
    /** What main does for a window: carries messages between its port and the child. */
    relay(connection: number, port: MessagePort) {
      child.on('message', (raw) => {
        const message = FromEngine.parse(raw);
        if (message.kind === 'message' && message.connection === connection) port.postMessage(message.message);
      });
      port.on('message', (message) => void child.send({ kind: 'message', connection, message } satisfies ToEngine));
      child.send({ kind: 'connect', connection } satisfies ToEngine);
    },
    disconnect: () => child.disconnect(),
  };
}

test('a window works with a relayed engine, and shutdown closes it in order', async () => {
  const child = startChild();
  await child.until(({ kind }) => kind === 'ready');
  const { port1, port2 } = new MessageChannel();
  child.relay(1, port2);
  const client = createClient({ contract, transport: createPortTransport(port1), name: 'window' });
  const listed = await client.workspaces.list({});
  expect(
    listed.ok ? listed.value.workspaces.map(({ name, sample }) => ({ name, sample })) : listed.error,
  ).toContainEqual({ name: 'launch-delay', sample: true });
  const file = await stat(join(folder, 'data', 'guildhall.sqlite'));
  expect(file.mode & 0o077).toBe(0);
  child.tell({ kind: 'shutdown' });
  expect(await child.ended).toBe(0);
  expect(await readdir(join(folder, 'data'))).not.toContain('engine.lock');
  port1.close();
});

test('an engine whose parent is gone ends by itself', async () => {
  const child = startChild();
  await child.until(({ kind }) => kind === 'ready');
  child.disconnect();
  expect(await child.ended).toBe(0);
});

test('a taken data folder is said before the process ends', async () => {
  await mkdir(join(folder, 'data'));
  const lock = acquireEngineLock({ dataFolder: join(folder, 'data'), host: 'server' });
  const child = startChild();
  expect(await child.ended).toBe(1);
  expect(child.said).toEqual([
    { kind: 'failed', code: 'engine-busy', message: expect.stringContaining('Another Guildhall (server') },
  ]);
  if (lock.ok) lock.value.release();
});
