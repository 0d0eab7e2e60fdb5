import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { err, ok } from '../../../shared/kernel/result.ts';
import { ggufFile } from '../../testing/gguf-file.ts';
import { temporaryFolder } from '../../testing/read-fixture.ts';
import type { InferenceProcess } from './inference-process.ts';
import { Residency } from './residency.ts';

const metadata = { 'general.architecture': 'test', 'test.block_count': 2, 'test.embedding_length': 16 };

/** A residency over a process that answers a load when the test says so. */
async function residencyIn(folder: string) {
  const path = join(folder, 'model.gguf');
  await writeFile(path, ggufFile({ metadata }));
  const answer = Promise.withResolvers<unknown>();
  const asked = Promise.withResolvers<void>();
  const request = async (): Promise<unknown> => {
    asked.resolve();
    return answer.promise;
  };
  const process = { alive: true, request } as unknown as InferenceProcess;
  const residency = new Residency({
    process: () => process,
    resolveModel: async () => ok({ path, sha256: '', bytes: 1 }),
    suggestSmaller: () => null,
    freeMemory: () => 8e9,
  });
  return { residency, answer, asked };
}

const use = { modelId: 'm', signal: new AbortController().signal, work: async () => ok(null) };

test('a load that is under way holds what it was promised, until its memory is measured', async () => {
  await using data = await temporaryFolder();
  const { residency, answer, asked } = await residencyIn(data.path);
  const fit = await residency.fit('m');
  const planned = fit.ok ? fit.value.planned.bytes : 0;
  const used = residency.use(use);
  await asked.promise;
  expect(planned).toBeGreaterThan(0);
  expect(residency.states()).toMatchObject([{ state: 'loading', reservedBytes: planned, bytes: 0 }]);
  answer.resolve(ok({ bytes: 900, weightsBytes: 500, ms: 1 }));
  expect((await used).ok).toBe(true);
  expect(residency.states()).toMatchObject([{ state: 'loaded', reservedBytes: 0, bytes: 900 }]);
});

test('a load that fails holds nothing', async () => {
  await using data = await temporaryFolder();
  const { residency, answer, asked } = await residencyIn(data.path);
  const used = residency.use(use);
  await asked.promise;
  answer.resolve(err({ code: 'failed', message: 'no' }));
  expect((await used).ok).toBe(false);
  expect(residency.states()).toEqual([]);
});
