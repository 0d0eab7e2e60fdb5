import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { err } from '../../../shared/kernel/result.ts';
import { temporaryFolder } from '../../testing/read-fixture.ts';
import { createInferenceClient } from './inference-client.ts';
import { MachineCores } from './machine-cores.ts';

const signal = new AbortController().signal;
const lockName = `guildhall-cores-${process.getuid?.() ?? 'user'}.lock`;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('two inference processes take turns', async () => {
  await using folder = await temporaryFolder({
    'child.mjs': `import { appendFileSync } from 'node:fs';
const note = (text) => appendFileSync(${JSON.stringify('NOTES')}, text + '\\n');
process.on('message', ({ type, id, texts }) => {
  if (type !== 'embed') return;
  note('begin ' + texts[0]);
  setTimeout(() => {
    note('end ' + texts[0]);
    process.send({ type: 'done', id, value: { dimensions: 1, vectors: new Float32Array(1) } });
  }, 80);
});`,
  });
  const notes = join(folder.path, 'notes');
  const entry = join(folder.path, 'child.mjs');
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('"NOTES"', JSON.stringify(notes)));
  const open = () =>
    createInferenceClient({
      entry,
      cores: 1,
      coresLockFolder: folder.path,
      resolveModel: async () => err({ code: 'inference-failed', message: 'none' }),
      suggestSmaller: () => null,
      freeMemory: () => 0,
      embedder: { path: '', dimensions: 1, maxTokens: 1 },
      onCrash: () => undefined,
    });
  const clients = { a: open(), b: open() };
  try {
    const three = async (name: 'a' | 'b'): Promise<void> => {
      for (const text of [`${name}1`, `${name}2`, `${name}3`])
        expect(await clients[name].embedder.embed({ texts: [text], signal })).toMatchObject({ ok: true });
    };
    await Promise.all([three('a'), three('b')]);
  } finally {
    await clients.a.close();
    await clients.b.close();
  }
  const order = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].flatMap((text) => [`begin ${text}`, `end ${text}`]);
  expect(readFileSync(notes, 'utf8').trim().split('\n')).toEqual(order);
  expect(readdirSync(folder.path).filter((name) => name.endsWith('.lock'))).toEqual([]);
});

test('one with steady work gives the other a turn', async () => {
  await using folder = await temporaryFolder();
  const [busy, other] = [
    new MachineCores({ folder: folder.path, longestMs: 500 }),
    new MachineCores({ folder: folder.path, longestMs: 5000 }),
  ];
  let under = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    under += 1;
    most = Math.max(most, under);
    await wait(20);
    under -= 1;
  };
  let stopped = false;
  const steady = (async () => {
    while (!stopped) await busy.run({ signal, work });
  })();
  await wait(30);
  const start = Date.now();
  await other.run({ signal, work });
  const waited = Date.now() - start;
  stopped = true;
  await steady;
  expect(most).toBe(1);
  expect(waited).toBeGreaterThan(300);
  expect(waited).toBeLessThan(2500);
});

test('a wait ends with its signal or after the longest time, and a dead holder is passed over', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, lockName);
  const holder = new MachineCores({ folder: folder.path });
  const patient = new MachineCores({ folder: folder.path, longestMs: 400 });
  const timed = async (options: { readonly cores: MachineCores; readonly signal: AbortSignal }): Promise<number> => {
    const start = Date.now();
    await options.cores.run({ signal: options.signal, work: async () => undefined });
    return Date.now() - start;
  };
  const release = Promise.withResolvers<void>();
  const held = holder.run({ signal, work: () => release.promise });
  expect(await timed({ cores: patient, signal: AbortSignal.timeout(30) })).toBeLessThan(200);
  expect(await timed({ cores: patient, signal })).toBeGreaterThan(350);
  release.resolve();
  await held;
  expect(existsSync(path)).toBe(true);
  await expect.poll(() => existsSync(path)).toBe(false);

  writeFileSync(path, JSON.stringify({ id: 'x', pid: process.pid, startTime: 'another life' }));
  expect(await timed({ cores: patient, signal })).toBeLessThan(200);
  patient.release();
  expect(existsSync(path)).toBe(false);
});
