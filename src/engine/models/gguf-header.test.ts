import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseGgufHeader, readGgufHeader } from './gguf-header.ts';
import { ggufFile } from '../testing/gguf-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-gguf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('readGgufHeader', () => {
  it('reads metadata, arrays and tensors of a whole file', async () => {
    const path = join(folder, 'good.gguf');
    const file = ggufFile({
      metadata: { 'general.architecture': 'qwen2', 'qwen2.block_count': 2 },
      vocabulary: ['a', 'bc'],
    });
    await writeFile(path, file);
    const header = await readGgufHeader({ path });
    expect(header).toEqual({
      ok: true,
      value: {
        version: 3,
        metadata: new Map<string, unknown>([
          ['general.architecture', 'qwen2'],
          ['qwen2.block_count', 2],
          ['tokenizer.ggml.tokens', { count: 2 }],
        ]),
        tensors: [{ name: 'weights', dimensions: [4, 4], type: 0, offset: 0 }],
        dataOffset: file.length - 64,
        fileBytes: file.length,
      },
    });
  });

  it('reads the shipped embedder', async () => {
    const path = join(import.meta.dirname, '../../../resources/models/all-MiniLM-L6-v2.Q8_0.gguf');
    const header = await readGgufHeader({ path });
    expect(header.ok && header.value.metadata.get('general.architecture')).toBe('bert');
    expect(header.ok && header.value.metadata.get('bert.embedding_length')).toBe(384);
  });

  it('names what is wrong with a missing, foreign, empty and truncated file', async () => {
    const good = ggufFile({ metadata: { 'general.architecture': 'qwen2' } });
    const cases = {
      'foreign.gguf': Buffer.from('<html>not here</html>'),
      'empty.gguf': Buffer.alloc(0),
      'truncated.gguf': good.subarray(0, good.length - 10),
      'cut-in-header.gguf': good.subarray(0, 30),
    };
    const messages: Record<string, string> = {};
    for (const [name, bytes] of Object.entries(cases)) {
      await writeFile(join(folder, name), bytes);
      const header = await readGgufHeader({ path: join(folder, name) });
      messages[name] = header.ok ? 'accepted' : `${header.error.code}: ${header.error.message}`;
    }
    expect(messages).toEqual({
      'foreign.gguf': 'model-corrupt: This file cannot be used as a model: it does not start with "GGUF".',
      'empty.gguf': 'model-corrupt: This file cannot be used as a model: its header does not end within 0 bytes.',
      'truncated.gguf':
        'model-corrupt: This file cannot be used as a model: tensor "weights" ends 10 bytes behind the end of the file: it is truncated.',
      'cut-in-header.gguf':
        'model-corrupt: This file cannot be used as a model: its header does not end within 30 bytes.',
    });
    const missing = await readGgufHeader({ path: join(folder, 'absent.gguf') });
    expect(missing.ok ? null : missing.error.code).toBe('model-missing');
  });

  it('never throws and never accepts counts over the limits, whatever bytes it meets', () => {
    const good = ggufFile({ metadata: { 'general.architecture': 'qwen2' }, vocabulary: ['x'] });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        (changes) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes.writeUInt8(value, at);
          const parsed = parseGgufHeader({ bytes, fileBytes: bytes.length });
          return parsed === 'too-short' || !parsed.ok || parsed.value.tensors.length <= 1;
        },
      ),
      { numRuns: 2000 },
    );
  });
});
