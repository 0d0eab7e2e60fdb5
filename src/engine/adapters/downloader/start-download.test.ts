import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcquireProgress } from '../../../shared/contract/models.ts';
import { Acquisitions, ModelStore, acquireModel } from '../../models/index.ts';
import { createStartDownload } from './start-download.ts';

const content = randomBytes(2_000_000);
const entry = {
  id: 'tiny',
  title: 'Tiny',
  roles: ['test'],
  file: 'tiny.gguf',
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
  licence: 'MIT',
  starter: false,
  notes: '',
  sources: [{ kind: 'hugging-face', repository: 'acme/tiny', revision: 'main', file: 'tiny.gguf' }],
};

let root = '';
let store: ModelStore;
let server: Server;
let endpoint = '';
/** Bytes after which the server falls silent; the next request is answered whole. */
let silentAfter: number | null = null;
let ranges: (string | undefined)[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guildhall-acquire-'));
  const shippedFolder = join(root, 'shipped');
  await mkdir(shippedFolder);
  await writeFile(join(shippedFolder, 'catalogue.json'), JSON.stringify({ version: 1, models: [entry] }));
  store = await ModelStore.open({ folder: join(root, 'models'), shippedFolder, overrides: {} });
  silentAfter = null;
  ranges = [];
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': content.length - start,
      'content-range': `bytes ${start}-${content.length - 1}/${content.length}`,
    });
    if (silentAfter === null) return response.end(content.subarray(start));
    response.write(content.subarray(start, silentAfter));
    silentAfter = null;
    return response;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  endpoint = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true, force: true });
});

function acquisitions(options: { searchFolders?: string[]; offline?: boolean } = {}): Acquisitions {
  const startDownload = createStartDownload({
    environment: { PATH: process.env['PATH'], HF_ENDPOINT: endpoint },
  });
  return new Acquisitions({
    run: (request) =>
      acquireModel({
        ...request,
        store,
        searchFolders: options.searchFolders ?? [],
        offline: options.offline ?? false,
        startDownload,
      }),
  });
}

async function follow(options: {
  readonly from: Acquisitions;
  readonly consentBytes?: number;
  readonly stopWhen?: (progress: AcquireProgress) => boolean;
}): Promise<AcquireProgress | null> {
  const stop = new AbortController();
  const known = await store.entry('tiny');
  if (known === null) throw new Error('the catalogue has it');
  let last: AcquireProgress | null = null;
  const steps = options.from.follow({
    entry: known,
    consentBytes: options.consentBytes ?? content.length,
    signal: stop.signal,
  });
  for await (const progress of steps) {
    last = progress;
    if (options.stopWhen?.(progress) === true) stop.abort();
  }
  return last;
}

describe('acquiring a model', () => {
  it('fetches it in a downloader process that has ended when the stream ends', async () => {
    expect(await follow({ from: acquisitions() })).toEqual({
      modelId: 'tiny',
      stage: 'done',
      source: 'Hugging Face (acme/tiny)',
      doneBytes: content.length,
      totalBytes: content.length,
      message: 'Tiny is here and verified',
    });
    expect((await readFile(join(store.folder, 'tiny.gguf'))).equals(content)).toBe(true);
    expect(await follow({ from: acquisitions() })).toMatchObject({
      stage: 'done',
      source: 'this machine',
    });
    expect(ranges).toEqual([undefined]);
  });

  it('pauses when its last follower leaves, and goes on from there', async () => {
    silentAfter = 1_500_000;
    const from = acquisitions();
    await follow({ from, stopWhen: ({ doneBytes }) => doneBytes > 0 });
    expect((await readdir(store.folder)).toSorted()).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json']);
    expect((await follow({ from }))?.stage).toBe('done');
    expect(ranges).toHaveLength(2);
    expect(ranges[1]).toMatch(/^bytes=\d+-$/);
  });

  it('survives a kill -9 of the downloader: a reason, the part kept, the lock taken over', async () => {
    silentAfter = 1_500_000;
    const from = acquisitions();
    const lock = join(store.folder, 'tiny.gguf.lock');
    let killed = false;
    const kill = async (): Promise<void> => {
      process.kill(Number(await readFile(lock, 'utf8')), 'SIGKILL');
    };
    const last = await follow({
      from,
      stopWhen: ({ doneBytes }) => {
        if (doneBytes > 0 && !killed) {
          killed = true;
          void kill();
        }
        return false;
      },
    });
    expect(last?.message).toContain('downloader process: it ended early with signal SIGKILL');
    expect((await follow({ from }))?.stage).toBe('done');
    expect(ranges[1]).toMatch(/^bytes=\d+-$/);
  });

  it('ends with its starter: a downloader whose engine died stops by itself and keeps its part', async () => {
    silentAfter = 1_500_000;
    const child = fork(join(import.meta.dirname, '../../../hosts/downloader/index.ts'), [], {
      env: { PATH: process.env['PATH'], HF_ENDPOINT: endpoint },
      execArgv: [],
    });
    const ended = once(child, 'exit');
    const request = { entry, consentBytes: content.length, folder: store.folder };
    child.send({ kind: 'start', ...request });
    await once(child, 'message');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
    expect((await readdir(store.folder)).toSorted()).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json']);
  });

  it('shows two followers the same one download', async () => {
    const from = acquisitions();
    const both = await Promise.all([follow({ from }), follow({ from })]);
    expect(both.map((last) => last?.stage)).toEqual(['done', 'done']);
    expect(ranges).toHaveLength(1);
  });

  it('links a file of another program instead of fetching it', async () => {
    const other = join(root, 'other-program');
    await mkdir(other);
    await writeFile(join(other, 'blob'), content);
    const last = await follow({ from: acquisitions({ searchFolders: [other] }) });
    expect(last).toMatchObject({ stage: 'done', source: `this machine (${join(other, 'blob')})` });
    expect(ranges).toEqual([]);
  });

  it('does nothing without consent to this size, and fetches nothing when offline', async () => {
    const without = await follow({ from: acquisitions(), consentBytes: 5 });
    const offline = await follow({ from: acquisitions({ offline: true }) });
    expect([without?.message, offline?.message, ranges]).toEqual([
      'Tiny is 2 MB (2000000 bytes). Nothing is fetched before you agree to that size.',
      [
        'Tiny (2 MB) could not be brought here.',
        '  this machine: no file with its size and SHA-256 was found.',
        '  download: GUILDHALL_OFFLINE forbids downloads.',
        'You can fetch "tiny.gguf" on another machine and import it: "guildhall models import <file>".',
      ].join('\n'),
      [],
    ]);
  });
});
