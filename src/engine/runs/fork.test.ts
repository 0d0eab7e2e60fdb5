import { afterEach, expect, test } from 'vitest';
import type { RunChange } from '../../shared/domain/fork.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { RunEvent } from '../../shared/events/index.ts';
import { RunId, TaskId, WaitId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { answerTask, demoPlan, demoSkills, demoTask, demoTeam } from '../testing/demo-team.ts';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import { z } from 'zod';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

const taskId = (id: string): TaskId => TaskId.parse(id);

function engineWith(options: Partial<Parameters<typeof createTestEngine>[0]> = {}): {
  readonly engine: TestEngine;
  readonly model: ScriptedModel;
} {
  const model = new ScriptedModel((request) =>
    request.kind === 'decide'
      ? labelAll(request, request.prefix.system.includes('strict') ? 'no' : 'yes')
      : say(`Written from ${request.item.length} characters.`),
  );
  const engine = createTestEngine({ model, ...options });
  engines.push(engine);
  return { engine, model };
}

async function finish(engine: TestEngine, runId: RunId): Promise<readonly RunEvent[]> {
  await engine.service.settled(runId);
  expect(engine.service.state(runId)).toMatchObject({ status: 'succeeded' });
  return engine.events(runId);
}

async function fork(engine: TestEngine, runId: RunId, change: RunChange) {
  const forked = engine.service.fork({ runId, change });
  if (!forked.ok) throw new Error(forked.error.message);
  return { runId: forked.value, events: await finish(engine, forked.value) };
}

const startedIn = (events: readonly RunEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'task.started' ? [event.taskId ?? ''] : []));

/** 12 planned tasks are allowed, so: one task in 38 parts (1 to 39), ten sorters in a chain (40 to 49), then the answer of the last two. */
function fiftyTasks(): Plan {
  const all = demoTask({
    id: 'all',
    fanOut: true,
    inputs: { items: Array.from({ length: 38 }, (_, n) => `item ${n}`) },
  });
  const sorters = Array.from({ length: 10 }, (_, index) => {
    const before = index === 0 ? 'all' : `t${39 + index}`;
    return demoTask({
      id: `t${40 + index}`,
      dependsOn: [before] as never,
      inputs: { items: { $ref: `${before}.output` } },
    });
  });
  return { ...demoPlan, tasks: [all, ...sorters, answerTask(['t48', 't49'])] };
}

test('a fork of a 50-task plan at task 40 runs task 40 and what depends on it, nothing else', async () => {
  const { engine, model } = engineWith({ plan: fiftyTasks() });
  const parent = engine.start();
  await finish(engine, parent);
  expect(engine.service.state(parent)?.tasks).toHaveLength(50);
  const asked = model.requests.length;
  const prompt = { system: 'Sort, and be strict.', examples: [] };
  const { runId, events } = await fork(engine, parent, { kind: 'prompt', taskId: taskId('t40'), step: 'sort', prompt });
  const downstream = ['t40', 't41', 't42', 't43', 't44', 't45', 't46', 't47', 't48', 't49', 'answer'];
  expect(startedIn(events)).toEqual(downstream);
  // Task 40 says "no" now, so task 41 reads something else and is asked again; it says what it said before, and so do the others.
  expect(model.requests.slice(asked).map(({ kind }) => kind)).toEqual(['decide', 'decide']);
  const state = engine.service.state(runId);
  expect(state?.tasks.filter(({ reusedFrom }) => reusedFrom === parent).map(({ task }) => task.id)).toEqual([
    'all',
    ...Array.from({ length: 38 }, (_, index) => `all/${index + 1}`),
  ]);
  expect(state?.usage).toMatchObject({ decisions: 76 });
  expect(state?.fork).toMatchObject({ runId: parent, change: { kind: 'prompt' } });
  expect(engine.runs.find(runId)).toMatchObject({ parentRunId: parent });
});

test('where the changed task comes to the same result, nothing after it is asked again', async () => {
  const { engine, model } = engineWith({ plan: fiftyTasks() });
  const parent = engine.start();
  await finish(engine, parent);
  const asked = model.requests.length;
  const prompt = { system: 'Sort well.', examples: [] };
  const { events } = await fork(engine, parent, { kind: 'prompt', taskId: taskId('t40'), step: 'sort', prompt });
  expect(model.requests.slice(asked).map(({ prefix }) => prefix.system)).toEqual(['Sort well.']);
  expect(events.filter(({ type }) => type === 'step.reused')).toHaveLength(10);
});

test('replay of an unchanged run is byte-equal but for where it comes from', async () => {
  const { engine, model } = engineWith({ plan: fiftyTasks() });
  const parent = engine.start();
  const before = await finish(engine, parent);
  const asked = model.requests.length;
  const { events } = await fork(engine, parent, { kind: 'replay' });
  const text = (list: readonly RunEvent[]): string =>
    JSON.stringify(
      list.map((event) => {
        if (event.type !== 'run.created') return event;
        const { fork: _fork, ...data } = event.data;
        return { ...event, data };
      }),
    );
  expect(text(events).replaceAll('run-2', 'run-1')).toBe(text(before));
  expect(model.requests.slice(asked)).toEqual(model.requests.slice(0, asked));
});

test('two engines with the same ids and clock write the same bytes', async () => {
  const logs = await Promise.all(
    [engineWith(), engineWith()].map(async ({ engine }) => JSON.stringify(await finish(engine, engine.start()))),
  );
  expect(logs[0]).toBe(logs[1]);
});

test('another model for one task: the others keep theirs, and a fork of the fork remembers it', async () => {
  const { engine } = engineWith();
  const parent = engine.start();
  await finish(engine, parent);
  const first = await fork(engine, parent, { kind: 'model', taskId: taskId('left'), role: 'worker' });
  expect(startedIn(first.events)).toEqual(['left', 'answer']);
  expect(engine.service.state(first.runId)?.calls.map(({ taskId: id, modelId }) => [id, modelId])).toEqual([
    ['left', 'large'],
    ['answer', 'large'],
  ]);
  const second = await fork(engine, first.runId, { kind: 'replay' });
  const models = engine.service.state(second.runId)?.calls.map(({ taskId: id, modelId }) => [id, modelId]);
  expect(models).toEqual(
    expect.arrayContaining([
      ['left', 'large'],
      ['right', 'small'],
    ]),
  );
});

test('"again" asks the model anew for the task and what depends on it', async () => {
  const { engine, model } = engineWith();
  const parent = engine.start();
  await finish(engine, parent);
  const asked = model.requests.length;
  const { events } = await fork(engine, parent, { kind: 'again', taskId: taskId('right') });
  expect(startedIn(events)).toEqual(['right', 'answer']);
  expect(model.requests.slice(asked).map(({ kind }) => kind)).toEqual(['decide', 'generate']);
});

const asker = defineSkill({
  name: 'asker',
  input: z.looseObject({}),
  output: z.array(z.string()),
  async run(context) {
    const answer = await context.ask({ step: 'which', prompt: 'Which one?', options: ['red', 'blue'] });
    return ok({ output: [answer], summary: answer, confidence: 1, openIssues: [] });
  },
});

test('another answer to a question; where the question is not what changed, the old answer is given', async () => {
  const plan = {
    ...demoPlan,
    tasks: [
      demoTask({ id: 'first' }),
      demoTask({ id: 'asks', skill: 'asker', inputs: {}, dependsOn: ['first'] as never }),
      answerTask(['asks']),
    ],
  };
  const { engine } = engineWith({ skills: [...demoSkills, asker], plan });
  const parent = engine.start();
  await expect.poll(() => engine.service.state(parent)?.waits.length).toBe(1);
  const waitId = WaitId.parse('run-1/wait-1');
  const fingerprint = engine.service.state(parent)?.waits[0]?.fingerprint ?? '';
  await engine.service.answerWait({ runId: parent, waitId, fingerprint, decision: 'red' });
  await finish(engine, parent);
  const blue = await fork(engine, parent, { kind: 'answer', waitId, decision: 'blue' });
  expect(startedIn(blue.events)).toEqual(['asks', 'answer']);
  expect(engine.service.state(blue.runId)?.tasks[1]).toMatchObject({ summary: 'blue' });
  const again = await fork(engine, blue.runId, { kind: 'again', taskId: taskId('first') });
  expect(engine.service.state(again.runId)?.tasks[1]).toMatchObject({ summary: 'blue' });
});

test('a part of a fan-out is forked alone: its sisters stay', async () => {
  const plan = {
    ...demoPlan,
    tasks: [demoTask({ id: 'all', fanOut: true, inputs: { items: ['a', 'b', 'c'] } }), answerTask(['all'])],
  };
  const { engine } = engineWith({ plan });
  const parent = engine.start();
  await finish(engine, parent);
  const { runId, events } = await fork(engine, parent, { kind: 'model', taskId: taskId('all/2'), role: 'worker' });
  expect(startedIn(events).toSorted()).toEqual(['all', 'all/2', 'answer']);
  expect(engine.service.state(runId)?.tasks.map(({ task, reusedFrom }) => [task.id, reusedFrom])).toEqual([
    ['all', null],
    ['all/1', parent],
    ['all/2', null],
    ['all/3', parent],
    ['answer', null],
  ]);
});

test('another drawn agent is another input of its task', async () => {
  const drawn = defineSkill({
    name: 'drawn',
    input: z.looseObject({ agent: z.looseObject({ role: z.string() }) }),
    output: z.array(z.string()),
    async run(context) {
      return ok({ output: [context.input.agent.role], summary: '', confidence: 1, openIssues: [] });
    },
  });
  const agent = demoTeam.agents[0];
  if (agent === undefined) throw new Error('the demo team has agents');
  const plan = {
    ...demoPlan,
    tasks: [demoTask({ id: 'one', skill: 'drawn', inputs: { agent } }), answerTask(['one'])],
  };
  const { engine } = engineWith({ skills: [...demoSkills, drawn], plan });
  const parent = engine.start();
  await finish(engine, parent);
  const change = { kind: 'agent', taskId: taskId('one'), agent: { ...agent, role: 'Doubts.' } } as const;
  const { runId, events } = await fork(engine, parent, change);
  expect(events.find(({ type }) => type === 'plan.accepted')).toMatchObject({ data: { by: 'person' } });
  expect(engine.service.state(runId)?.plan?.tasks[0]?.inputs['agent']).toMatchObject({ role: 'Doubts.' });
  const refused = engine.service.fork({ runId: parent, change: { ...change, taskId: taskId('answer') } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'plan-invalid' } });
});

test('what is not there cannot be changed', async () => {
  const { engine } = engineWith();
  const runId = engine.start();
  await finish(engine, runId);
  const none = engine.service.fork({ runId, change: { kind: 'again', taskId: taskId('nobody') } });
  expect(none).toMatchObject({ ok: false, error: { code: 'not-found' } });
  const role = engine.service.fork({ runId, change: { kind: 'model', taskId: taskId('left'), role: 'planner' } });
  expect(role).toMatchObject({ ok: false, error: { code: 'plan-invalid' } });
  const stranger = engine.service.fork({ runId: RunId.parse('run-9'), change: { kind: 'replay' } });
  expect(stranger).toMatchObject({ ok: false, error: { code: 'not-found' } });
});
