import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WaitId } from '../../shared/kernel/ids.ts';
import type { RunId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import type { Skill } from '../agents/index.ts';
import { createTestEngine, testSha } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { answerTask, demoPlan, demoSkills, demoTask } from '../testing/demo-team.ts';
import { hang, labelAll, say, ScriptedModel, streamSlowly } from '../testing/scripted-model.ts';
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

/** Asks once, between two decisions. */
const asking: Skill = defineSkill({
  name: 'asking',
  input: z.looseObject({}),
  output: z.array(z.string()),
  async run(context) {
    const prefix = { system: 'S', examples: [] };
    await context.decide({ step: 'before', prefix, items: ['1'], labels: ['yes', 'no'] });
    const answer = await context.ask({ step: 'which', prompt: 'Which launch?', options: ['Orion', 'Lyra'] });
    await context.decide({ step: 'after', prefix, items: [answer], labels: ['yes', 'no'] });
    return ok({ output: [answer], summary: '', confidence: 1, openIssues: [] });
  },
});

const askingPlan = {
  ...demoPlan,
  tasks: [demoTask({ id: 'ask', skill: 'asking', inputs: {} }), answerTask(['ask'])],
};
const withAsking = { plan: askingPlan, skills: [...demoSkills, asking] };

function waitOf(engine: TestEngine, runId: RunId) {
  const wait = engine.service.state(runId)?.waits.at(-1);
  if (wait === undefined) throw new Error('no wait');
  return wait;
}

describe('a question to the person', () => {
  test('is bound to what was asked, and its answer goes to the task', async () => {
    const model = new ScriptedModel(plain);
    const engine = engineWith({ model, ...withAsking });
    const runId = engine.start();
    await expect.poll(() => engine.service.state(runId)?.status).toBe('waiting');
    const { waitId, fingerprint } = waitOf(engine, runId);
    const wrong = await engine.service.answerWait({ runId, waitId, fingerprint: 'other', decision: 'Orion' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'wait-closed' } });
    expect(await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'Orion' })).toEqual(ok(null));
    await engine.service.settled(runId);
    expect(engine.service.state(runId)?.status).toBe('succeeded');
    expect(model.requests.map((request) => (request.kind === 'decide' ? request.items[0] : request.item))).toEqual([
      '1',
      'Orion',
      'Orion',
    ]);
    expect(await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'Lyra' })).toMatchObject({
      ok: false,
      error: { code: 'wait-closed' },
    });
  });

  test('survives a restart: asked once, and nothing before it runs again', async () => {
    const model = new ScriptedModel(plain);
    const first = engineWith({ model, ...withAsking });
    const runId = first.start();
    await expect.poll(() => first.service.state(runId)?.status).toBe('waiting');
    first.kill();
    const second = engineWith({ model, ...withAsking, dataFolder: first.dataFolder, owner: 'engine-2' });
    expect(second.service.recover()).toEqual([runId]);
    await expect.poll(() => second.service.state(runId)?.status).toBe('waiting');
    expect(second.service.state(runId)?.waits).toHaveLength(1);
    const { waitId, fingerprint } = waitOf(second, runId);
    await second.service.answerWait({ runId, waitId, fingerprint, decision: 'Lyra' });
    await second.service.settled(runId);
    expect(second.service.state(runId)?.status).toBe('succeeded');
    expect(model.requests.map((request) => (request.kind === 'decide' ? request.items[0] : request.item))).toEqual([
      '1',
      'Lyra',
      'Lyra',
    ]);
  });

  test('answered while nobody works on the run wakes it up', async () => {
    const model = new ScriptedModel(plain);
    const first = engineWith({ model, ...withAsking });
    const runId = first.start();
    await expect.poll(() => first.service.state(runId)?.status).toBe('waiting');
    const { waitId, fingerprint } = waitOf(first, runId);
    await first.stop();
    const second = engineWith({ model, ...withAsking, dataFolder: first.dataFolder, owner: 'engine-2' });
    await second.service.answerWait({ runId, waitId, fingerprint, decision: 'Orion' });
    await second.service.settled(runId);
    expect(second.service.state(runId)).toMatchObject({ status: 'succeeded', recoveries: 0 });
  });
});

test('a run that waits can be stopped', async () => {
  const engine = engineWith({ model: new ScriptedModel(plain), ...withAsking });
  const runId = engine.start();
  await expect.poll(() => engine.service.state(runId)?.status).toBe('waiting');
  await engine.service.cancel(runId);
  expect(engine.service.report(runId)?.status).toBe('cancelled');
  expect(engine.faults).toEqual([]);
});

describe('a plan to be confirmed', () => {
  test('waits, is validated as edited, and runs as edited', async () => {
    const engine = engineWith({ model: new ScriptedModel(plain) });
    const runId = engine.start({ confirmPlan: true });
    await expect.poll(() => engine.service.state(runId)?.status).toBe('waiting');
    const { waitId } = waitOf(engine, runId);
    const broken = { ...demoPlan, tasks: demoPlan.tasks.slice(1) };
    expect(engine.service.acceptPlan({ runId, waitId, plan: broken })).toMatchObject({
      ok: false,
      error: {
        code: 'plan-invalid',
        violations: expect.arrayContaining(['"answer" waits for "left", which is not in the plan.']),
      },
    });
    const edited = { ...demoPlan, tasks: [demoTask({ id: 'right' }), answerTask(['right'])] };
    expect(engine.service.acceptPlan({ runId, waitId, plan: edited })).toEqual(ok(null));
    await engine.service.settled(runId);
    const state = engine.service.state(runId);
    expect(state?.tasks.map(({ task, status }) => `${task.id} ${status}`)).toEqual([
      'right succeeded',
      'answer succeeded',
    ]);
    expect(state?.status).toBe('succeeded');
  });

  test('can be accepted after a restart', async () => {
    const first = engineWith({ model: new ScriptedModel(plain) });
    const runId = first.start({ confirmPlan: true });
    await expect.poll(() => first.service.state(runId)?.status).toBe('waiting');
    first.kill();
    const second = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-2' });
    second.service.recover();
    await expect.poll(() => second.service.state(runId)?.status).toBe('waiting');
    const { waitId, fingerprint } = waitOf(second, runId);
    await second.service.answerWait({ runId, waitId, fingerprint, decision: 'accept' });
    await second.service.settled(runId);
    expect(second.service.state(runId)).toMatchObject({
      status: 'succeeded',
      recoveries: 1,
      waits: [{ decision: 'accept' }],
    });
  });
});

describe('a plan that is refused', () => {
  const refused = async (engine: TestEngine, runId: RunId): Promise<void> => {
    const { waitId, fingerprint } = waitOf(engine, runId);
    expect(await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'refuse' })).toEqual(ok(null));
    expect(engine.service.state(runId)).toMatchObject({
      status: 'cancelled',
      planAccepted: false,
      waits: [{ decision: 'refuse' }],
    });
  };

  test('ends the run before anything was done, and is asked about again on resume', async () => {
    const model = new ScriptedModel(plain);
    const engine = engineWith({ model });
    const runId = engine.start({ confirmPlan: true });
    await expect.poll(() => engine.service.state(runId)?.status).toBe('waiting');
    await refused(engine, runId);
    expect(model.requests).toEqual([]);
    engine.service.resume(runId);
    await expect.poll(() => engine.service.state(runId)?.status).toBe('waiting');
    const { waitId, fingerprint } = waitOf(engine, runId);
    await engine.service.answerWait({ runId, waitId, fingerprint, decision: 'accept' });
    await engine.service.settled(runId);
    expect(engine.service.state(runId)).toMatchObject({
      status: 'succeeded',
      waits: [{ decision: 'refuse' }, { decision: 'accept' }],
    });
  });

  test('ends the run also while nobody works on it', async () => {
    const first = engineWith({ model: new ScriptedModel(plain) });
    const runId = first.start({ confirmPlan: true });
    await expect.poll(() => first.service.state(runId)?.status).toBe('waiting');
    await first.stop();
    const second = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-2' });
    await refused(second, runId);
  });
});

describe('recovery', () => {
  const stuckAnswer = (request: ScriptedRequest): Turn => (request.kind === 'generate' ? hang() : plain(request));

  /** A run that has finished its two first tasks and hangs in the last. */
  async function stuckRun(): Promise<{ readonly engine: TestEngine; readonly runId: RunId }> {
    const model = new ScriptedModel(stuckAnswer);
    const engine = engineWith({ model });
    const runId = engine.start();
    await expect.poll(() => engine.service.state(runId)?.tasks.at(-1)?.status).toBe('running');
    return { engine, runId };
  }

  test('goes on after a crash with what was not finished', async () => {
    const { engine: first, runId } = await stuckRun();
    first.kill();
    const model = new ScriptedModel(plain);
    const second = engineWith({ model, dataFolder: first.dataFolder, owner: 'engine-2' });
    second.service.recover();
    await second.service.settled(runId);
    expect(second.service.state(runId)).toMatchObject({ status: 'succeeded', recoveries: 1 });
    expect(model.requests.map((request) => request.kind)).toEqual(['generate']);
  });

  test('after the death of the engine at any event gives the same answer, each task done once', async () => {
    const whole = engineWith({ model: new ScriptedModel(plain) });
    const reference = whole.start();
    await whole.service.settled(reference);
    const expected = whole.events(reference);
    for (const { seq } of expected.slice(0, -1)) {
      const first = engineWith({ model: new ScriptedModel(plain) });
      let isDead = false;
      first.store.subscribe({
        runId: reference,
        listener: (events) => {
          isDead ||= (events.at(-1)?.seq ?? 0) >= seq;
          if (isDead) first.kill();
        },
      });
      const runId = reference;
      try {
        first.start();
      } catch (cause) {
        // It died on the very first events, inside the call.
        if (!isDead) throw cause;
      }
      await expect.poll(() => isDead).toBe(true);
      const second = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-2' });
      const before = second.events(runId);
      second.service.recover();
      await second.service.settled(runId);
      const after = second.events(runId);
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.filter(({ type }) => type === 'task.succeeded')).toHaveLength(3);
      expect(second.service.state(runId)?.answer).toEqual(whole.service.state(reference)?.answer);
    }
  });

  test('of one run that cannot be taken over does not stop the others', async () => {
    const { engine: first, runId } = await stuckRun();
    const lost = first.start();
    expect(first.service.queue()).toEqual([lost]);
    first.database.prepare(`UPDATE events SET data = '{}' WHERE run_id = ? AND type = 'run.created'`).run(runId);
    first.kill();
    const second = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-2' });
    expect(second.service.recover()).toEqual([]);
    expect(second.faults).toHaveLength(1);
    await second.service.settled(lost);
    expect(second.service.state(lost)?.status).toBe('succeeded');
  });

  test('after a proper shutdown does not count as one', async () => {
    const { engine: first, runId } = await stuckRun();
    await first.stop();
    const second = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-2' });
    expect(second.service.recover()).toEqual([runId]);
    await second.service.settled(runId);
    expect(second.service.state(runId)).toMatchObject({ status: 'succeeded', recoveries: 0 });
  });

  test('the fourth ends the run with the reason; the person can resume it', async () => {
    const { engine: first, runId } = await stuckRun();
    first.kill();
    for (const owner of ['engine-2', 'engine-3', 'engine-4']) {
      const next = engineWith({ model: new ScriptedModel(stuckAnswer), dataFolder: first.dataFolder, owner });
      expect(next.service.recover()).toEqual([runId]);
      await expect.poll(() => next.service.state(runId)?.tasks.at(-1)?.status).toBe('running');
      next.kill();
    }
    const last = engineWith({ model: new ScriptedModel(plain), dataFolder: first.dataFolder, owner: 'engine-5' });
    expect(last.service.recover()).toEqual([]);
    expect(last.service.state(runId)).toMatchObject({
      status: 'failed',
      reason: 'The engine died 4 times during this run. Resume it to try again.',
    });
    expect(last.service.resume(runId)).toEqual(ok(runId));
    await last.service.settled(runId);
    expect(last.service.state(runId)).toMatchObject({ status: 'succeeded', recoveries: 0 });
  });

  test('puts an effect that may have happened to the person before its task runs again', async () => {
    const { engine: first, runId } = await stuckRun();
    const taskId = first.service.state(runId)?.tasks.at(-1)?.task.id;
    if (taskId === undefined) throw new Error('no task');
    first.store.append({
      runId,
      drafts: [{ type: 'effect.intended', data: { key: 'k', tool: 'write-file', arguments: testSha }, taskId }],
    });
    first.kill();
    const model = new ScriptedModel(plain);
    const second = engineWith({ model, dataFolder: first.dataFolder, owner: 'engine-2' });
    second.service.recover();
    await expect.poll(() => second.service.state(runId)?.status).toBe('waiting');
    expect(model.requests).toEqual([]);
    const { waitId, fingerprint, kind, options } = waitOf(second, runId);
    expect({ waitId, kind, options }).toEqual({
      waitId: WaitId.parse('run-1/wait-1'),
      kind: 'approve',
      options: ['It happened', 'It did not happen'],
    });
    await second.service.answerWait({ runId, waitId, fingerprint, decision: 'It happened' });
    await second.service.settled(runId);
    expect(second.service.state(runId)?.status).toBe('succeeded');
    expect(second.database.prepare('SELECT state FROM effects').all()).toEqual([{ state: 'unknown' }]);
  });
});

describe('the feed of a run', () => {
  test('replays from any event, goes live, brings drafts, and ends with the run', async () => {
    const model = new ScriptedModel((request) =>
      request.kind === 'decide' ? labelAll(request, 'yes') : streamSlowly(['All ', 'is ', 'well.'], 50),
    );
    const engine = engineWith({ model });
    const runId = engine.start();
    const { signal } = new AbortController();
    const seen: number[] = [];
    const drafts: string[] = [];
    for await (const feed of engine.service.watch({ runId, afterSeq: 3, signal })) {
      if (feed.kind === 'events') seen.push(...feed.events.map((event) => event.seq));
      else drafts.push(feed.text);
    }
    const last = engine.service.state(runId)?.headSeq ?? 0;
    expect(seen).toEqual(Array.from({ length: last - 3 }, (_, index) => index + 4));
    expect(drafts).toContain('All ');
    expect(drafts.every((draft) => 'All is well.'.startsWith(draft))).toBe(true);
  });

  test('ends when the reader goes away', async () => {
    const engine = engineWith({ model: new ScriptedModel(() => hang()) });
    const runId = engine.start();
    const controller = new AbortController();
    const feeds: unknown[] = [];
    for await (const feed of engine.service.watch({ runId, afterSeq: 0, signal: controller.signal })) {
      feeds.push(feed);
      controller.abort();
    }
    expect(feeds).toHaveLength(1);
  });
});
