import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { models as modelContract } from '../../shared/contract/models.ts';
import { system as systemContract } from '../../shared/contract/system.ts';
import { Acquisitions, ModelStore } from '../models/index.ts';
import { ggufFile } from '../testing/gguf-file.ts';
import { compareVersions } from './doctor.ts';
import { createModelHandlers } from './models.handlers.ts';
import { createSystemHandlers } from './system.handlers.ts';

const signal = AbortSignal.timeout(20_000);
const file = ggufFile({ metadata: { 'general.architecture': 'qwen2' } });
const sha256 = createHash('sha256').update(file).digest('hex');

let root = '';
let folder = '';
let store: ModelStore;
let resident = new Set<string>();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guildhall-api-'));
  folder = join(root, 'models');
  resident = new Set();
  const shippedFolder = join(root, 'shipped');
  await mkdir(shippedFolder);
  await mkdir(folder);
  const entry = (id: string, roles: string[], sources: unknown[]) => ({
    id,
    title: id,
    roles,
    file: `${id}.gguf`,
    bytes: file.length,
    sha256,
    licence: 'MIT',
    starter: true,
    notes: '',
    sources,
  });
  const models = [
    entry('embedder', ['embedder'], [{ kind: 'shipped' }]),
    entry('small', ['decider'], []),
    entry('large', ['worker'], []),
  ];
  await writeFile(join(shippedFolder, 'catalogue.json'), JSON.stringify({ version: 1, models }));
  await writeFile(join(shippedFolder, 'embedder.gguf'), file);
  store = await ModelStore.open({ folder, shippedFolder, overrides: {} });
});
afterEach(() => rm(root, { recursive: true, force: true }));

function modelHandlers() {
  const acquisitions = new Acquisitions({
    run: () => Promise.resolve({ ok: true, value: { source: 'this machine' } }),
  });
  return createModelHandlers({ store, acquisitions, residentModels: () => resident });
}

describe('the models group', () => {
  it('lists, and tells what the inference process holds', async () => {
    await writeFile(join(folder, 'small.gguf'), file);
    resident = new Set(['small']);
    const listed = await modelHandlers().list({}, { signal });
    const output = modelContract.list.output.parse(listed.ok ? listed.value : null);
    expect(output.models.map((model) => [model.entry.id, model.state, model.resident])).toEqual([
      ['embedder', 'on-disk', false],
      ['small', 'on-disk', true],
      ['large', 'absent', false],
    ]);
  });

  it('answers with listed errors for what is unknown, in use or part of the program', async () => {
    await writeFile(join(folder, 'small.gguf'), file);
    resident = new Set(['small']);
    const handlers = modelHandlers();
    const removals: Record<string, string> = {};
    for (const modelId of ['nonsense', 'embedder', 'small', 'large']) {
      const removed = await handlers.remove({ modelId }, { signal });
      removals[modelId] = removed.ok ? 'removed' : `${removed.error.code}: ${removed.error.message}`;
    }
    expect(removals).toEqual({
      nonsense: 'not-found: No model is called "nonsense".',
      embedder: 'invalid-input: embedder is part of the program and stays.',
      small: 'invalid-input: It is in memory. Unload it, or wait for the run that uses it, then remove it.',
      large: 'removed',
    });
    expect(await handlers.import({ path: '/nowhere.gguf' }, { signal })).toEqual({
      ok: false,
      error: {
        code: 'not-found',
        message: 'There is no file at /nowhere.gguf.',
        data: { kind: 'file', id: '/nowhere.gguf' },
      },
    });
    const events = [];
    for await (const event of handlers.acquire({ modelId: 'nonsense', consent: { bytes: 1 } }, { signal })) {
      events.push(event.stage);
    }
    expect(events).toEqual(['failed']);
  });
});

describe('the doctor', () => {
  async function findings(sqliteVersion: string | null): Promise<Record<string, string>> {
    const handlers = createSystemHandlers({
      version: '0.1.0',
      dataFolder: join(root, 'data'),
      store,
      sqliteVersion: () => sqliteVersion,
      gpu: () => Promise.resolve(null),
    });
    const info = await handlers.info({}, { signal });
    systemContract.info.output.parse(info.ok ? info.value : null);
    const examined = await handlers.doctor({}, { signal });
    const output = systemContract.doctor.output.parse(examined.ok ? examined.value : null);
    const named = new Set(['SQLite', 'Data folder', 'Model embedder', 'Model small', 'Model large', 'Team']);
    const bad = output.findings.filter(({ state, advice }) => state !== 'good' && advice === null);
    expect(bad).toEqual([]);
    return Object.fromEntries(
      output.findings.filter(({ name }) => named.has(name)).map(({ name, state }) => [name, state]),
    );
  }

  it('is content with everything in place', async () => {
    await writeFile(join(folder, 'small.gguf'), file);
    await writeFile(join(folder, 'large.gguf'), file);
    expect(await findings('3.51.3')).toEqual({
      SQLite: 'good',
      'Data folder': 'good',
      'Model embedder': 'good',
      'Model small': 'good',
      'Model large': 'good',
      Team: 'good',
    });
  });

  it('names what is missing, damaged, too old or closed, each with advice', async () => {
    await writeFile(join(folder, 'small.gguf.part'), 'begun');
    await writeFile(join(folder, 'large.gguf'), 'damaged');
    await rm(join(root, 'shipped', 'embedder.gguf'));
    await writeFile(join(root, 'data'), 'a file where the folder should be');
    expect(await findings('3.46.0')).toEqual({
      SQLite: 'bad',
      'Data folder': 'bad',
      'Model embedder': 'bad',
      'Model small': 'attention',
      'Model large': 'bad',
      Team: 'bad',
    });
    expect((await findings(null))['SQLite']).toBe('bad');
  });

  it('compares versions by number', () => {
    const pairs = [
      ['3.51.3', '3.51.3'],
      ['3.100.0', '3.51.3'],
      ['3.9.9', '3.51.3'],
      ['24.0.0', '24.0.1'],
    ];
    expect(pairs.map(([left = '', right = '']) => Math.sign(compareVersions(left, right)))).toEqual([0, 1, -1, -1]);
  });
});
