import { afterEach, describe, expect, test } from 'vitest';
import type { RunId } from '../../shared/kernel/ids.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { hang, labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import type { ScriptedRequest, Turn } from '../testing/scripted-model.ts';

const engines: TestEngine[] = [];

function engineWith(options: Parameters<typeof createTestEngine>[0]): TestEngine {
  const engine = createTestEngine(options);
  engines.push(engine);
  return engine;
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

const plain = (request: ScriptedRequest): Turn => (request.kind === 'decide' ? labelAll(request, 'yes') : say('Done.'));
const stuckAnswer = (request: ScriptedRequest): Turn => (request.kind === 'decide' ? labelAll(request, 'yes') : hang());

type Three = readonly [RunId, RunId, RunId];

async function fourRuns(): Promise<{ readonly engine: TestEngine; readonly first: RunId; readonly others: Three }> {
  const engine = engineWith({ model: new ScriptedModel(stuckAnswer) });
  const first = engine.start();
  const others: Three = [engine.start(), engine.start(), engine.start()];
  await expect.poll(() => engine.service.state(first)?.tasks.at(-1)?.status).toBe('running');
  return { engine, first, others };
}

describe('a second run', () => {
  test('waits until the first has ended, and its time of waiting is not its time of work', async () => {
    const { engine, first, others } = await fourRuns();
    expect(engine.service.queue()).toEqual(others);
    expect(engine.service.state(others[0])).toMatchObject({ status: 'queued', tasks: [] });
    await engine.service.cancel(first);
    await expect.poll(() => engine.service.state(others[0])?.status).toBe('running');
    expect(engine.service.queue()).toEqual(others.slice(1));
    expect(engine.service.state(others[1])?.usage.wallMs).toBe(0);
  });

  test.each([
    [2, 0, [2, 0, 1]],
    [0, 1, [1, 0, 2]],
    [0, 9, [1, 2, 0]],
    [1, 1, [0, 1, 2]],
  ] as const)('is moved from turn %i to turn %i, also for the engine that comes after', async (from, to, order) => {
    const { engine, others } = await fourRuns();
    expect(engine.service.move({ runId: others[from], index: to })).toMatchObject({ ok: true });
    const wanted = order.map((index) => others[index]);
    expect(engine.service.queue()).toEqual(wanted);
    engine.kill();
    const next = engineWith({
      model: new ScriptedModel(stuckAnswer),
      dataFolder: engine.dataFolder,
      owner: 'engine-2',
    });
    next.service.recover();
    expect(next.service.queue()).toEqual(wanted);
  });

  test('is taken out of the queue by Stop, without ever having begun', async () => {
    const { engine, others } = await fourRuns();
    await engine.service.cancel(others[1]);
    expect(engine.service.queue()).toEqual([others[0], others[2]]);
    expect(engine.service.state(others[1])).toMatchObject({ status: 'cancelled', calls: [] });
    expect(engine.service.move({ runId: others[1], index: 0 })).toMatchObject({ ok: false });
  });

  test('begins while the first waits for its person', async () => {
    const engine = engineWith({ model: new ScriptedModel(plain) });
    const first = engine.start({ confirmPlan: true });
    const second = engine.start();
    await expect.poll(() => engine.service.state(first)?.status).toBe('waiting');
    await expect.poll(() => engine.service.state(second)?.status).toBe('succeeded');
  });
});
