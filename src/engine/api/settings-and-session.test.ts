import { afterEach, expect, test } from 'vitest';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import { defaultSettings } from '../../shared/contract/settings.ts';
import { WorkspaceId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import { composeSettings } from '../compose/settings.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { ScriptedModel, hang, labelAll, say } from '../testing/scripted-model.ts';

const opened: TestEngine[] = [];
afterEach(() => Promise.all(opened.splice(0).map((engine) => engine.dispose())));
const { signal } = new AbortController();
const HOME = WorkspaceId.parse('w1');
const DAY_MS = 86_400_000;

function open(options: Partial<Parameters<typeof createTestEngine>[0]> = {}): TestEngine {
  const model = new ScriptedModel((request) => (request.kind === 'decide' ? labelAll(request, 'yes') : say('Done.')));
  const engine = createTestEngine({ model, ...options });
  opened.push(engine);
  return engine;
}

function handlersOf(engine: TestEngine, owner = 'engine-1'): Pick<EngineHandlers, 'settings' | 'session'> {
  return composeSettings({ ...engine, models: { list: async () => [] }, owner, queued: () => engine.service.queue() });
}

test('settings keep what is not named, and survive what this version cannot read', async () => {
  const engine = open();
  const { settings } = handlersOf(engine);
  expect(await settings.get({}, { signal })).toEqual(ok(defaultSettings));
  expect(await settings.save({ keepBodiesDays: 30 }, { signal })).toEqual(
    ok({ ...defaultSettings, keepBodiesDays: 30 }),
  );
  engine.database.prepare(`UPDATE settings SET value = '{"askBeforeRun":"sometimes","firstStepsDone":true}'`).run();
  expect(await settings.get({}, { signal })).toEqual(ok({ ...defaultSettings, firstStepsDone: true }));
});

test('retention drops the prompts and raw outputs of old ended runs, and nothing else', async () => {
  const engine = open();
  const { settings } = handlersOf(engine);
  engine.workspaces.open({ id: HOME, name: 'home', folder: '/home', sample: false, createdAt: 1 });
  const old = engine.start();
  await engine.service.settled(old);
  const calls = engine.events(old).flatMap((event) => (event.type === 'model.completed' ? [event.data] : []));
  expect(calls.length).toBeGreaterThan(0);
  const report = engine.service.report(old);
  const before = await settings.diskUse({}, { signal });
  expect(before).toMatchObject({ ok: true, value: { workspaces: [{ workspaceId: HOME, runs: 1, sourceBytes: 0 }] } });

  expect(await settings.applyRetention({}, { signal })).toEqual(ok({ bodies: 0, freedBytes: 0 }));
  await settings.save({ keepBodiesDays: 7 }, { signal });
  engine.clock.advance(6 * DAY_MS);
  expect(await settings.applyRetention({}, { signal })).toEqual(ok({ bodies: 0, freedBytes: 0 }));
  engine.clock.advance(2 * DAY_MS);
  const dropped = await settings.applyRetention({}, { signal });
  expect(dropped.ok ? dropped.value.bodies : 0).toBeGreaterThan(0);
  expect(calls.map(({ prompts }) => engine.store.blobText(prompts))).toEqual(calls.map(() => null));
  expect(engine.service.report(old)).toEqual(report);
  expect(engine.events(old).length).toBeGreaterThan(0);
  expect(await settings.applyRetention({}, { signal })).toEqual(ok({ bodies: 0, freedBytes: 0 }));

  // The same question again writes the same prompts; they are readable again.
  const again = engine.start();
  await engine.service.settled(again);
  expect(calls.map(({ prompts }) => engine.store.blobText(prompts))).not.toContain(null);
});

test('a run that was cut off is named with its reason until it ends; what this engine works on is its own', async () => {
  const first = open({ model: new ScriptedModel(hang) });
  const runId = first.start();
  expect(await handlersOf(first).session.atWork({}, { signal })).toMatchObject({
    ok: true,
    value: { runs: [{ runId }] },
  });
  first.kill();

  const second = open({ dataFolder: first.dataFolder, owner: 'engine-2' });
  const { session } = handlersOf(second, 'engine-2');
  const cut = { runId, workspaceId: HOME, question: 'Why?', because: 'crash' as const };
  expect(await session.interrupted({}, { signal })).toEqual(ok({ runs: [{ ...cut, goesOn: false }] }));
  expect(await session.atWork({}, { signal })).toEqual(ok({ runs: [] }));
  second.service.resume(runId);
  expect(await session.interrupted({}, { signal })).toEqual(ok({ runs: [{ ...cut, goesOn: true }] }));
  await second.service.settled(runId);
  expect(await session.interrupted({}, { signal })).toEqual(ok({ runs: [] }));
});

test('a run that waited its turn is not lost when its engine leaves the others alone: it is there to resume', async () => {
  const first = open({ model: new ScriptedModel(() => hang()) });
  first.start();
  const queued = first.start();
  expect(first.service.queue()).toEqual([queued]);
  expect(await handlersOf(first).session.atWork({}, { signal })).toMatchObject({
    value: { runs: [{}, { runId: queued }] },
  });
  first.kill();

  const second = open({ dataFolder: first.dataFolder, owner: 'engine-2' });
  const { session } = handlersOf(second, 'engine-2');
  const left = async () => {
    const interrupted = await session.interrupted({}, { signal });
    return interrupted.ok ? interrupted.value.runs.map(({ runId, goesOn }) => [runId, goesOn]) : null;
  };
  expect(await session.atWork({}, { signal })).toEqual(ok({ runs: [] }));
  expect(await left()).toContainEqual([queued, false]);
  second.service.resume(queued);
  await second.service.settled(queued);
  expect(second.service.state(queued)?.status).toBe('succeeded');
});
