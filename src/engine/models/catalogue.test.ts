import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { rememberedHash } from './file-hash.ts';

const shippedFolder = join(import.meta.dirname, '../../../resources/models');
const signal = AbortSignal.timeout(10_000);

describe('the shipped catalogue', () => {
  it('holds the starter set with the exact files that were measured', async () => {
    const { models } = await loadCatalogue({ folder: shippedFolder });
    const starter = models
      .filter((entry) => entry.starter || entry.roles.includes('test'))
      .map(({ id, roles, file, bytes, sha256, licence, sources }) => ({
        id,
        roles,
        file,
        bytes,
        sha256,
        licence,
        sources: sources.map((source) =>
          source.kind === 'python-packages' ? `python-packages x ${source.parts.length}` : source.kind,
        ),
      }));
    expect(starter).toEqual([
      {
        id: 'minilm-l6',
        roles: ['embedder'],
        file: 'all-MiniLM-L6-v2.Q8_0.gguf',
        bytes: 25_279_296,
        sha256: 'c00fdac0053b73452443a67e77abaab62a27f326404376779439c8f400be73c6',
        licence: 'Apache-2.0',
        sources: ['shipped'],
      },
      {
        id: 'qwen2.5-coder-0.5b',
        roles: ['decider'],
        file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
        bytes: 491_400_064,
        sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
        licence: 'Apache-2.0',
        sources: ['hugging-face', 'python-packages x 6'],
      },
      {
        id: 'qwen2.5-coder-1.5b',
        roles: ['worker'],
        file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
        bytes: 1_117_320_768,
        sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
        licence: 'Apache-2.0',
        sources: ['hugging-face', 'python-packages x 22'],
      },
      {
        id: 'smollm2-135m',
        roles: ['test'],
        file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
        bytes: 98_362_432,
        sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        licence: 'Apache-2.0',
        sources: ['python-packages x 1'],
      },
    ]);
  });

  it('pins every other Hugging Face file to a revision', async () => {
    const { models } = await loadCatalogue({ folder: shippedFolder });
    const unpinned = models.filter(({ sources }) =>
      sources.some((source) => source.kind === 'hugging-face' && !/^[0-9a-f]{40}$/.test(source.revision)),
    );
    expect({ models: models.length, unpinned: unpinned.map(({ id }) => id) }).toEqual({
      models: 22,
      unpinned: ['qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'],
    });
  });

  it('ships the embedder that it names', async () => {
    const { models } = await loadCatalogue({ folder: shippedFolder });
    const embedder = models.find(({ id }) => id === 'minilm-l6');
    const folder = await mkdtemp(join(tmpdir(), 'guildhall-embedder-'));
    try {
      const path = join(shippedFolder, embedder?.file ?? '');
      const sidecar = join(folder, 'verified.json');
      expect(await rememberedHash({ path, sidecar, signal })).toBe(embedder?.sha256);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
