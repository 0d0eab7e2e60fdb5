import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest, openSession, valueOf } from '../../scripts/eval/engine-session.ts';
import type { SourceFile } from '../../src/shared/domain/source.ts';
import type { Wrapper } from '../support/guildhall.ts';
import { guildhall } from '../support/guildhall.ts';

const question = 'Why is the launch delayed, who is blocked by what, and what are the next three actions?';
const decider = 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-bad-input-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes an empty folder inside the test's own. */
async function place(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  return path;
}

/** A run in a data folder of its own, with a model folder of its own, and without language models unless they are wanted. */
async function run(options: {
  readonly name: string;
  readonly source: string;
  readonly models?: string;
  readonly needsModel?: boolean;
  readonly wrapper?: Wrapper;
}) {
  const without = { GUILDHALL_DECIDER: 'none', GUILDHALL_WORKER: 'none' };
  const none = { GUILDHALL_DECIDER: undefined, GUILDHALL_WORKER: undefined };
  return await guildhall({
    args: [
      'run',
      'launch-delay',
      question,
      '--folder',
      options.source,
      '--json',
      '--data',
      join(folder, `data-${options.name}`),
    ],
    environment: {
      GUILDHALL_MODELS: options.models ?? (await place('no-models')),
      GUILDHALL_MODELS_ALSO: undefined,
      ...(options.needsModel === true ? none : without),
    },
    ...(options.wrapper === undefined ? {} : { wrapper: options.wrapper }),
  });
}

const tracker = [
  'Key,Summary,Status,Owner,Depends on,Due',
  'AB-1,Bakery launch,Open,Mia Brand,AB-2,2026-03-30',
  'AB-2,Oven permit,Blocked,Jon Reed,,2026-03-20',
].join('\n');

/** A file that alone can be read, so that a run over a folder with a bad one has something to say. */
async function placeWithTracker(name: string): Promise<string> {
  const source = await place(name);
  await writeFile(join(source, 'tracker.csv'), `${tracker}\n`);
  return source;
}

/** What the engine says of each file of a folder that it has read: how many entries, and what is wrong. */
async function read(source: string): Promise<readonly Pick<SourceFile, 'file' | 'blocks' | 'problem'>[]> {
  const engine = await openSession({ dataFolder: join(folder, 'data'), environment: {} });
  const signal = new AbortController().signal;
  try {
    const { workspace } = await ingest({ engine, folder: source, signal });
    const { files } = valueOf(await engine.handlers.sources.list({ workspaceId: workspace.id }, { signal }));
    return files.map(({ file, blocks, problem }) => ({ file, blocks, problem }));
  } finally {
    await engine.close();
  }
}

test('a missing model is named, with how to get it', async () => {
  const ended = await run({ name: 'missing', source: await placeWithTracker('with-tracker'), needsModel: true });
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('is not on this machine. Get it with "guildhall models get qwen2.5-coder-0.5b"');
}, 60_000);

test('a damaged model is named, before any native code opens it', async () => {
  const models = await place('damaged-models');
  await writeFile(join(models, decider), 'GGUF and then nothing');
  const source = await placeWithTracker('with-tracker');
  const short = await run({ name: 'short', source, models, needsModel: true });
  expect(short).toMatchObject({ code: 1, stdout: '' });
  expect(short.stderr).toMatch(/0\.5B Instruct is damaged \(size or SHA-256 differ\)\. Fetch it again/);
  // Right length, wrong bytes: only the hash tells.
  await truncate(join(models, decider), 491_400_064);
  const args = ['models', 'verify', 'qwen2.5-coder-0.5b', '--data', join(folder, 'data-verify')];
  const verified = await guildhall({ args, environment: { GUILDHALL_MODELS: models } });
  expect(verified.code).toBe(1);
  expect(verified.stdout + verified.stderr).toMatch(/corrupt|damaged/);
}, 120_000);

test('a file that is no model cannot be imported', async () => {
  const file = join(await place('imports'), 'letter.gguf');
  await writeFile(file, 'Dear all, this is a letter.');
  const args = ['models', 'import', file, '--data', join(folder, 'data-import')];
  const ended = await guildhall({ args, environment: { GUILDHALL_MODELS: await place('no-models') } });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/letter\.gguf|GGUF/);
  expect(ended.stderr).not.toMatch(/ at .*\.ts:\d+/);
}, 60_000);

test('an empty folder and a folder that is not there are said to be so', async () => {
  const empty = await run({ name: 'empty', source: await place('empty') });
  expect(empty).toMatchObject({ code: 1, stdout: '' });
  expect(empty.stderr).toContain('There are no files in');
  const absent = await run({ name: 'absent', source: join(folder, 'nowhere') });
  expect(absent).toMatchObject({ code: 1, stdout: '' });
  expect(absent.stderr).toContain('nowhere');
}, 60_000);

/** Root reads everything; without the two capabilities it is like everybody else. */
function asOrdinaryReader(): Wrapper {
  if (process.getuid?.() !== 0) return [];
  return [
    'setpriv',
    '--bounding-set',
    '-dac_override,-dac_read_search',
    '--inh-caps',
    '-dac_override,-dac_read_search',
  ];
}

test.skipIf(process.platform === 'win32')(
  'what cannot be opened is named: no permission, pipes, links out of the folder',
  async () => {
    const source = await placeWithTracker('unreadable');
    await writeFile(join(source, 'secret.md'), '# Secret\n\nNobody reads this.\n');
    await chmod(join(source, 'secret.md'), 0o000);
    execFileSync('mkfifo', [join(source, 'pipe.md')]);
    await symlink(join(folder, '..'), join(source, 'everything'));
    await symlink(join(source, 'gone.md'), join(source, 'nowhere.md'));
    const ended = await run({ name: 'unreadable', source, wrapper: asOrdinaryReader() });
    expect(ended).toMatchObject({ signal: null });
    expect(ended.stderr.split('\n').filter((line) => line.includes('not all: '))).toEqual([
      '  not read, or not all: everything: The link leads out of the folder and was not followed.',
      '  not read, or not all: nowhere.md: The link leads nowhere.',
      '  not read, or not all: pipe.md: It is a device, pipe or socket, not a document.',
      '  not read, or not all: secret.md: The file could not be opened; check its permissions.',
    ]);
    expect(ended.stderr).not.toContain('went wrong inside');
  },
  120_000,
);

test('a text file of 1 GB is read as far as the limit, and the rest is said to be left out', async () => {
  const source = await placeWithTracker('huge');
  const paragraph = (n: number) =>
    `Day ${n}: the ovens were cleaned, the shop was swept and nothing else was noted by anyone.\n\n`;
  const piece = Buffer.from(
    Array.from({ length: 400 }, (_, index) => paragraph(index))
      .join('')
      .repeat(300),
  );
  const file = await open(join(source, 'diary.txt'), 'w');
  for (let written = 0; written < 1_000_000_000; written += piece.length) await file.write(piece);
  await file.close();
  try {
    const [diary] = await read(source);
    expect(diary).toMatchObject({ file: 'diary.txt', problem: { code: 'too-large' } });
    expect(diary?.blocks).toBeGreaterThan(1000);
    expect(diary?.problem?.message).toMatch(/the rest is not searchable/);
  } finally {
    await rm(join(source, 'diary.txt'));
  }
}, 600_000);

test('broken quotes in a table cost their own row only', async () => {
  const source = await place('quotes');
  await writeFile(
    join(source, 'tracker.csv'),
    `${tracker}\nAB-3,"Sign for the door,Open,Mia Brand,,\nAB-4,Flour order,Open,Jon Reed,,\n`,
  );
  expect(await read(source)).toEqual([
    {
      file: 'tracker.csv',
      blocks: 4,
      problem: {
        code: 'broken-rows',
        message: '1 row(s) with broken quotes were read as plain lines (line 4: a quote is never closed).',
      },
    },
  ]);
}, 60_000);

test('a mailbox that breaks off inside a mail part keeps what is there and says so', async () => {
  const source = await placeWithTracker('mailbox');
  const mail = [
    'From mia@bakery.example Mon Mar 02 09:00:00 2026',
    'From: Mia Brand <mia@bakery.example>',
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'Message-ID: <one@bakery.example>',
    'Subject: Oven permit',
    '',
    'The permit office has still not answered.',
    '',
    'From jon@bakery.example Tue Mar 03 09:00:00 2026',
    'From: Jon Reed <jon@bakery.example>',
    'Date: Tue, 03 Mar 2026 09:00:00 +0000',
    'Message-ID: <two@bakery.example>',
    'Subject: Plan',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain',
    '',
    'The plan is attached.',
    '--edge',
    'Content-Type: application/pdf; name="plan.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQKJ',
  ].join('\n');
  await writeFile(join(source, 'mail.mbox'), mail);
  const [mailbox, table] = await read(source);
  expect(table).toEqual({ file: 'tracker.csv', blocks: 2, problem: null });
  expect(mailbox).toMatchObject({ file: 'mail.mbox', blocks: 2 });
  expect(mailbox?.problem?.message).toMatch(/mail|part/);
}, 60_000);
