import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { models as contract } from '../../shared/contract/models.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { ModelStore } from '../models/index.ts';
import { createModelSpeeds } from '../storage/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import { temporaryFolder } from '../testing/read-fixture.ts';
import { ScriptedModel } from '../testing/scripted-model.ts';
import { createLoadedModelHandlers } from './loaded-models.handlers.ts';
import type { LoadedModelOptions } from './loaded-models.handlers.ts';

const { signal } = new AbortController();
const call = { signal };
const parts = { weightsBytes: 600, cacheBytes: 300, computeBytes: 100 };
const resident = {
  modelId: 'small',
  state: 'loaded',
  ...parts,
  reservedBytes: 0,
  contextTokens: 4096,
  sequences: 6,
  pinned: false,
  calls: 1,
} as const;

async function openStore(folder: string): Promise<ModelStore> {
  const shippedFolder = join(folder, 'shipped');
  await mkdir(shippedFolder);
  const entry = (id: string, roles: string[], bytes: number) => ({
    ...{ id, title: id.toUpperCase(), roles, file: `${id}.gguf`, bytes, sha256: 'ab'.repeat(32) },
    ...{ licence: 'MIT', starter: id !== 'qwen3-4b-2507' && id !== 'qwen3.5-2b', notes: '', sources: [] },
  });
  const models = [
    entry('small', ['decider'], 5e8),
    entry('large', ['worker'], 1e9),
    entry('qwen3.5-2b', ['decider', 'worker'], 13e8),
    entry('qwen3-4b-2507', ['worker'], 25e8),
  ];
  await writeFile(join(shippedFolder, 'catalogue.json'), JSON.stringify({ version: 1, models }));
  return ModelStore.open({ folder: join(folder, 'models'), shippedFolder, overrides: {} });
}

async function handlersIn(folder: string, changes: Partial<LoadedModelOptions> = {}) {
  return createLoadedModelHandlers({
    store: await openStore(folder),
    residency: {
      residents: () => [resident],
      fit: async (modelId) =>
        modelId === 'large'
          ? ok({ planned: { ...parts, bytes: 1000 }, freeBytes: 900, unloads: ['small'], fits: true })
          : ok({ planned: { ...parts, bytes: 1000 }, freeBytes: 10, unloads: [], fits: false }),
      load: async ({ modelId }) =>
        modelId === 'large'
          ? ok({ modelId, bytes: 1000, ms: 5 })
          : err({ code: 'model-too-large', message: 'no', modelId, needsBytes: 9, freeBytes: 1, smaller: 'SMALL' }),
      release: async ({ modelId }) => (modelId === 'small' ? err('in-use') : ok(7)),
      pin: () => undefined,
    },
    memory: () => ({ totalBytes: 10_000, freeBytes: 6000 }),
    smaller: () => 'SMALL',
    speeds: () => [],
    machine: async () => ({ memoryBytes: 8e9, cores: 2, gpu: null }),
    ...changes,
  });
}

it('says where the memory is, and what a load would take', async () => {
  await using data = await temporaryFolder();
  const handlers = await handlersIn(data.path);
  const memory = await handlers.memory({}, call);
  expect(contract.memory.output.parse(memory.ok ? memory.value : null)).toEqual({
    totalBytes: 10_000,
    freeBytes: 6000,
    otherBytes: 3000,
    models: [{ ...resident, title: 'SMALL' }],
  });
  const answers: unknown[] = [];
  for (const modelId of ['small', 'large', 'qwen3.5-2b', 'nothing']) {
    const answer = await handlers.willItFit({ modelId }, call);
    answers.push(answer.ok ? [answer.value.answer, answer.value.unloads, answer.value.smaller] : answer.error.code);
  }
  expect(answers).toEqual([
    ['loaded', [], null],
    ['after-unloading', ['small'], null],
    ['too-large', [], 'SMALL'],
    'not-found',
  ]);
});

it('counts what a load under way was promised as reserved, neither free nor in use by others', async () => {
  await using data = await temporaryFolder();
  const nothing = { weightsBytes: 0, cacheBytes: 0, computeBytes: 0 };
  const loading = { ...resident, ...nothing, state: 'loading' as const, reservedBytes: 2500 };
  const handlers = await handlersIn(data.path, { residency: { residents: () => [loading] } as never });
  const memory = await handlers.memory({}, call);
  expect(memory).toMatchObject({ ok: true, value: { totalBytes: 10_000, freeBytes: 3500, otherBytes: 4000 } });
});

it('loads, refuses in words, and unloads only what no run uses', async () => {
  await using data = await temporaryFolder();
  const handlers = await handlersIn(data.path);
  expect(await handlers.load({ modelId: 'large' }, call)).toEqual({ ok: true, value: { bytes: 1000, ms: 5 } });
  expect(await handlers.load({ modelId: 'small' }, call)).toMatchObject({
    ok: false,
    error: { code: 'model-too-large', data: { needsBytes: 9, freeBytes: 1, smaller: 'SMALL' } },
  });
  expect(await handlers.unload({ modelId: 'small' }, call)).toMatchObject({
    ok: false,
    error: { code: 'model-in-use' },
  });
  expect(await handlers.unload({ modelId: 'large' }, call)).toEqual({ ok: true, value: { freedBytes: 7 } });
  expect(await handlers.pin({ modelId: 'nothing', pinned: true }, call)).toMatchObject({ ok: false });
});

it('recommends one set: what was measured on small machines, a larger pair where memory and cores are plenty', async () => {
  await using small = await temporaryFolder();
  await using large = await temporaryFolder();
  await using tiny = await temporaryFolder();
  const set = async (folder: string, machine: { memoryBytes: number; cores: number; gpu: string | null }) => {
    const handlers = await handlersIn(folder, { machine: async () => machine });
    const answer = await handlers.recommended({}, call);
    return contract.recommended.output.parse(answer.ok ? answer.value : null);
  };
  expect(await set(small.path, { memoryBytes: 8e9, cores: 2, gpu: null })).toEqual({
    modelIds: ['small', 'large'],
    bytes: 15e8,
    missingBytes: 15e8,
    needsBytes: 2025e6,
    machine: { memoryBytes: 8e9, cores: 2, gpu: null },
    reason: 'quick',
  });
  expect((await set(large.path, { memoryBytes: 32e9, cores: 12, gpu: null })).modelIds).toEqual([
    'qwen3.5-2b',
    'qwen3-4b-2507',
  ]);
  expect((await set(tiny.path, { memoryBytes: 2e9, cores: 2, gpu: null })).modelIds).toEqual(['small']);
});

it('measures speed from finished calls, reading apart from writing', async () => {
  await using data = await temporaryFolder();
  const engine = createTestEngine({ model: new ScriptedModel([]), dataFolder: data.path });
  const speeds = createModelSpeeds(engine.database);
  expect(speeds()).toEqual([]);
  const runId = engine.start({});
  await engine.service.cancel(runId);
  const call_ = (callId: string, purpose: string, span: readonly number[]) => {
    const [tokensIn, tokensOut, firstTokenMs, ms, items] = span;
    engine.database
      .prepare(
        `INSERT INTO spans(run_id, span_id, kind, name, model_id, items, status, started_at) VALUES(?, ?, ?, 's', 'm', ?, 'completed', 0)`,
      )
      .run(runId, callId, purpose, items);
    engine.database
      .prepare(
        `INSERT INTO events(run_id, seq, event_id, ts, type, span_id, data) VALUES(?, ?, ?, 1, 'model.completed', ?, ?)`,
      )
      .run(runId, 1000 + Number(ms), callId, callId, JSON.stringify({ tokensIn, tokensOut, firstTokenMs, ms }));
  };
  call_('a', 'generate', [100, 41, 1000, 5000, 1]);
  call_('b', 'decide', [300, 8, 500, 3000, 16]);
  expect(speeds()).toEqual([
    { modelId: 'm', calls: 2, readPerSecond: 100, writtenPerSecond: 10, decisionsPerSecond: 16 / 3 },
  ]);
  await engine.dispose();
});
