import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ggufFile } from '../testing/gguf-file.ts';
import { findOnMachine } from './find-on-machine.ts';
import { ModelStore } from './model-store.ts';

const signal = AbortSignal.timeout(20_000);
const smallFile = ggufFile({ metadata: { 'general.architecture': 'qwen2' } });
const shippedFile = ggufFile({ metadata: { 'general.architecture': 'bert' } });

let root = '';
let folder = '';
let elsewhere = '';
let store: ModelStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'guildhall-store-'));
  folder = join(root, 'models');
  elsewhere = join(root, 'elsewhere');
  const shippedFolder = join(root, 'shipped');
  await mkdir(elsewhere);
  await mkdir(shippedFolder);
  await writeFile(join(shippedFolder, 'embedder.gguf'), shippedFile);
  await writeFile(
    join(shippedFolder, 'catalogue.json'),
    JSON.stringify({
      version: 1,
      models: [
        entryOf({
          id: 'embedder',
          roles: ['embedder'],
          bytes: shippedFile,
          sources: [{ kind: 'shipped' }],
        }),
        entryOf({ id: 'small', roles: ['decider'], bytes: smallFile, sources: [] }),
      ],
    }),
  );
  store = await ModelStore.open({ folder, shippedFolder, overrides: {} });
});
afterEach(() => rm(root, { recursive: true, force: true }));

function entryOf(options: { id: string; roles: string[]; bytes: Buffer; sources: unknown[] }): unknown {
  return {
    id: options.id,
    title: options.id,
    roles: options.roles,
    file: `${options.id}.gguf`,
    bytes: options.bytes.length,
    sha256: createHash('sha256').update(options.bytes).digest('hex'),
    licence: 'MIT',
    starter: true,
    notes: '',
    sources: options.sources,
  };
}

async function states(): Promise<Record<string, string>> {
  const listed = await store.list({ signal });
  return Object.fromEntries(listed.map(({ entry, state, bytesOnDisk }) => [entry.id, `${state} ${bytesOnDisk}`]));
}

describe('ModelStore', () => {
  it('tells absent, partial, on disk and corrupt apart, and fills roles from what is good', async () => {
    const shipped = `on-disk ${shippedFile.length}`;
    expect(await states()).toEqual({ embedder: shipped, small: 'absent 0' });
    await writeFile(join(folder, 'small.gguf.part'), smallFile.subarray(0, 10));
    expect(await states()).toEqual({ embedder: shipped, small: 'partial 10' });
    await writeFile(join(folder, 'small.gguf'), smallFile);
    expect(await states()).toEqual({ embedder: shipped, small: `on-disk ${smallFile.length}` });
    expect(Object.fromEntries(await store.fillRoles({ signal }))).toEqual({
      embedder: 'embedder',
      decider: 'small',
    });
    const changed = Buffer.from(smallFile);
    changed.writeUInt8(7, smallFile.length - 1);
    await writeFile(join(folder, 'small.gguf'), changed);
    expect(await states()).toEqual({ embedder: shipped, small: `corrupt ${smallFile.length}` });
    expect(Object.fromEntries(await store.fillRoles({ signal }))).toEqual({ embedder: 'embedder' });
  });

  it('gives the path of a verified file, or says what is missing and what to do', async () => {
    expect(await store.resolveModel({ modelId: 'small', signal })).toEqual({
      ok: false,
      error: {
        code: 'model-missing',
        modelId: 'small',
        message:
          'small (192 bytes) is not on this machine. Get it with "guildhall models get small", or import a GGUF file.',
      },
    });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'small.gguf'), smallFile);
    expect(await store.resolveModel({ modelId: 'small', signal })).toEqual({
      ok: true,
      value: {
        path: join(folder, 'small.gguf'),
        sha256: createHash('sha256').update(smallFile).digest('hex'),
        bytes: smallFile.length,
      },
    });
    await writeFile(join(folder, 'small.gguf'), 'short');
    const damaged = await store.resolveModel({ modelId: 'small', signal });
    expect(damaged.ok ? null : damaged.error.code).toBe('model-corrupt');
  });

  it('imports a known file under its catalogue id and an unknown one under its own name, by link', async () => {
    const unknown = ggufFile({
      metadata: { 'general.architecture': 'llama', 'general.name': 'My Own' },
    });
    await writeFile(join(elsewhere, 'renamed.bin'), smallFile);
    await writeFile(join(elsewhere, 'My Model.Q4_K_M.gguf'), unknown);
    await writeFile(join(elsewhere, 'page.gguf'), '<html>');
    const results = [];
    for (const name of ['renamed.bin', 'My Model.Q4_K_M.gguf', 'page.gguf', 'absent.gguf']) {
      const result = await store.importModel({ path: join(elsewhere, name), signal });
      results.push(result.ok ? result.value.modelId : result.error.code);
    }
    expect(results).toEqual(['small', 'my-model.q4-k-m', 'model-corrupt', 'not-found']);
    expect((await stat(join(folder, 'small.gguf'))).nlink).toBe(2);
    expect(await store.entry('my-model.q4-k-m')).toEqual({
      id: 'my-model.q4-k-m',
      title: 'My Own',
      roles: ['test'],
      file: 'my-model.q4-k-m.gguf',
      bytes: unknown.length,
      sha256: createHash('sha256').update(unknown).digest('hex'),
      licence: 'not stated in the file',
      starter: false,
      notes: 'Imported from My Model.Q4_K_M.gguf, 224 bytes. Its quality was not measured.',
      sources: [],
    });
    expect(await store.removeModel({ modelId: 'my-model.q4-k-m' })).toEqual({
      ok: true,
      value: { freedBytes: 0 },
    });
    expect(await store.entry('my-model.q4-k-m')).toBeNull();
    expect((await stat(join(elsewhere, 'My Model.Q4_K_M.gguf'))).size).toBe(unknown.length);
  });

  it('says why a file cannot be linked', async () => {
    await writeFile(folder, 'a file where the folder should be');
    await writeFile(join(elsewhere, 'small.gguf'), smallFile);
    const imported = await store.importModel({ path: join(elsewhere, 'small.gguf'), signal });
    expect(imported.ok ? null : imported.error.code).toBe('not-linkable');
  });

  it('removes a model with everything that belongs to it, but never the shipped one', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'small.gguf'), smallFile);
    await store.list({ signal });
    expect(await store.removeModel({ modelId: 'small' })).toEqual({
      ok: true,
      value: { freedBytes: smallFile.length },
    });
    expect(await readdir(folder)).toEqual(['embedder.gguf.verified.json']);
    const refused = [];
    for (const modelId of ['embedder', 'nonsense']) {
      const result = await store.removeModel({ modelId });
      refused.push(result.ok ? 'removed' : result.error.code);
    }
    expect(refused).toEqual(['shipped', 'not-found']);
  });

  it('verifies the whole file again, whatever it remembered', async () => {
    await mkdir(folder, { recursive: true });
    expect(await store.verifyModel({ modelId: 'small', signal })).toBe('absent');
    await writeFile(join(folder, 'small.gguf'), smallFile);
    expect(await store.verifyModel({ modelId: 'small', signal })).toBe('good');
    const { mtimeMs, size } = await stat(join(folder, 'small.gguf'));
    await writeFile(
      join(folder, 'small.gguf.verified.json'),
      JSON.stringify({ bytes: size, modified: mtimeMs, sha256: 'f'.repeat(64) }),
    );
    expect((await states())['small']).toBe(`corrupt ${size}`);
    expect(await store.verifyModel({ modelId: 'small', signal })).toBe('good');
    expect(await store.verifyModel({ modelId: 'nonsense', signal })).toBeNull();
  });
});

describe('findOnMachine', () => {
  it('finds the file by size, confirms it by hash, and passes over impostors and missing folders', async () => {
    const entry = await store.entry('small');
    if (entry === null) throw new Error('the catalogue has it');
    const impostor = Buffer.from(smallFile);
    impostor.writeUInt8(9, smallFile.length - 1);
    await mkdir(join(elsewhere, 'blobs', 'deep'), { recursive: true });
    await writeFile(join(elsewhere, 'small.gguf'), impostor);
    const folders = [join(root, 'nowhere'), elsewhere];
    expect(await findOnMachine({ entry, folders, signal })).toBeNull();
    const blob = join(elsewhere, 'blobs', 'deep', `sha256-${entry.sha256}`);
    await writeFile(blob, smallFile);
    expect(await findOnMachine({ entry, folders, signal })).toBe(blob);
  });
});
