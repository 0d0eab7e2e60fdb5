import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { err, ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import type { TaskContext } from '../agents/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { answerTask, demoPlan, demoSkills, demoTask } from '../testing/demo-team.ts';
import { after, crash, hang, labelAll, reading, say, ScriptedModel } from '../testing/scripted-model.ts';
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

const plain = (request: ScriptedRequest): Turn =>
  request.kind === 'decide' ? labelAll(request, 'yes') : say('All is well.');

async function finish(engine: TestEngine, runId = engine.start()) {
  await engine.service.settled(runId);
  const state = engine.service.state(runId);
  if (state === null) throw new Error('the run exists');
  return { runId, state, events: engine.events(runId) };
}

const named = (events: readonly { readonly type: string; readonly taskId?: string | undefined }[]): readonly string[] =>
  events.map((event) => `${event.type} ${event.taskId ?? ''}`.trim());

/** A plan of one task with the given code behind it, and the answer after it. */
function soloEngine(options: {
  readonly run: (context: TaskContext<unknown>) => Promise<string[]>;
  readonly model?: ScriptedModel;
  readonly task?: Partial<Parameters<typeof demoTask>[0]>;
  readonly parts?: Parameters<typeof createTestEngine>[0]['parts'];
}): TestEngine {
  const solo = defineSkill({
    name: 'solo',
    input: z.looseObject({}),
    output: z.array(z.string()),
    async run(context) {
      const output = await options.run(context);
      if (output[0] === 'FAIL') return err({ code: 'made-to-fail', message: output[1] ?? 'failed' });
      return ok({ output, summary: '', confidence: 1, openIssues: [] });
    },
  });
  return engineWith({
    model: options.model ?? new ScriptedModel(plain),
    skills: [...demoSkills, solo],
    plan: {
      ...demoPlan,
      tasks: [demoTask({ id: 'solo', skill: 'solo', inputs: {}, ...options.task }), answerTask(['solo'])],
    },
    ...(options.parts === undefined ? {} : { parts: options.parts }),
  });
}

const prefix = { system: 'Sort.', examples: [] };

describe('a run', () => {
  test('runs independent tasks side by side, then the task that needs both, and ends with its answer', async () => {
    const model = new ScriptedModel(plain);
    const engine = engineWith({ model });
    const { state, events } = await finish(engine);
    expect(engine.faults).toEqual([]);
    expect(named(events)).toEqual([
      'run.created',
      'run.started',
      'plan.proposed',
      'plan.accepted',
      'task.started left',
      'model.requested left',
      'task.started right',
      'model.requested right',
      'model.completed left',
      'model.completed right',
      'task.succeeded left',
      'task.succeeded right',
      'task.started answer',
      'model.requested answer',
      'model.completed answer',
      'verify.concluded answer',
      'task.succeeded answer',
      'run.finished',
    ]);
    expect(model.widest).toBe(2);
    expect(state.answer?.markdown).toBe('- All is well.');
    expect(state.status).toBe('succeeded');
    expect(state.usage).toEqual({ wallMs: 0, modelMs: 20, tokensIn: 30, tokensOut: 3, decisions: 2, escalations: 0 });
  });

  test('written twice by the same script gives byte-equal events', async () => {
    const record = async (): Promise<string> => {
      const { events } = await finish(engineWith({ model: new ScriptedModel(plain) }));
      return JSON.stringify(events);
    };
    expect(await record()).toBe(await record());
  });

  test('does not hold up a task for another that it does not need', async () => {
    const model = new ScriptedModel((request) =>
      request.kind === 'decide' && request.items[0] === 'slow' ? after(150, labelAll(request, 'yes')) : plain(request),
    );
    const plan = {
      ...demoPlan,
      tasks: [
        demoTask({ id: 'slow' }),
        demoTask({ id: 'quick' }),
        demoTask({ id: 'next', dependsOn: ['quick'] }),
        answerTask(['slow', 'next']),
      ],
    };
    const { events } = await finish(engineWith({ model, plan }));
    const names = named(events);
    expect(names.indexOf('task.succeeded next')).toBeLessThan(names.indexOf('task.succeeded slow'));
  });

  test('keeps to its concurrency', async () => {
    const model = new ScriptedModel(plain);
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const plan = { ...demoPlan, tasks: [...ids.map((id) => demoTask({ id })), answerTask(ids)] };
    await finish(engineWith({ model, plan, parts: { limits: { concurrency: 3 } } }));
    expect(model.widest).toBe(3);
  });

  test('can be rebuilt: projections dropped and derived again are the same', async () => {
    const engine = engineWith({ model: new ScriptedModel(plain) });
    const { events } = await finish(engine);
    const dump = (): unknown =>
      ['runs', 'tasks', 'attempts', 'spans', 'usage', 'waits', 'effects'].map((table) =>
        engine.database.prepare(`SELECT * FROM ${table}`).all(),
      );
    const before = dump();
    expect(engine.store.rebuildProjections()).toBe(events.length);
    expect(dump()).toEqual(before);
  });

  test('refuses a plan that cannot run, in plain words', async () => {
    const tasks = [demoTask({ id: 'a', skill: 'dance' }), answerTask(['a'])];
    const { state } = await finish(engineWith({ model: new ScriptedModel([]), plan: { ...demoPlan, tasks } }));
    expect(state.status).toBe('failed');
    expect(state.violations).toEqual(['"a" needs the skill "dance", which does not exist.']);
  });
});

describe('fan-out', () => {
  const plan = {
    ...demoPlan,
    tasks: [demoTask({ id: 'many', fanOut: true, inputs: { items: ['x', 'y', 'z'] } }), answerTask(['many'])],
  };

  test('expands to flat sub-tasks that run side by side, and gives their outputs to the parent', async () => {
    const model = new ScriptedModel(plain);
    const { state } = await finish(engineWith({ model, plan }));
    expect(state.tasks.map(({ task, status }) => `${task.id} ${status}`)).toEqual([
      'many succeeded',
      'many/1 succeeded',
      'many/2 succeeded',
      'many/3 succeeded',
      'answer succeeded',
    ]);
    expect(model.widest).toBe(3);
    const last = model.requests.at(-1);
    expect(last?.kind === 'generate' ? last.item : '').toBe('yes by decider, yes by decider, yes by decider');
  });

  test('goes on without a part that failed, and says so', async () => {
    const model = new ScriptedModel((request) => {
      if (request.kind === 'decide' && request.items[0] === 'y') {
        return { kind: 'fail', error: { code: 'inference-failed', message: 'no' } };
      }
      return plain(request);
    });
    const { state } = await finish(engineWith({ model, plan }));
    expect(state.status).toBe('partial');
    expect(state.reason).toBe('“Sort y” was not done: no');
  });
});

describe('escalation', () => {
  const labels = ['yes', 'no'];

  test('sends only what the first rung is unsure of to the next', async () => {
    const model = new ScriptedModel((request) => {
      if (request.kind === 'generate') return say('Done.');
      if (request.modelId === 'large') return labelAll(request, 'no', 0.3);
      return {
        kind: 'label',
        decisions: [reading({ label: 'yes', labels }), reading({ label: 'yes', labels, margin: 0.41 })],
      };
    });
    const plan = { ...demoPlan, tasks: [demoTask({ id: 'a', inputs: { items: ['one', 'two'] } }), answerTask(['a'])] };
    const engine = engineWith({ model, plan });
    const { state, events } = await finish(engine);
    const asked = model.requests.map((request) =>
      request.kind === 'decide' ? `${request.modelId}: ${request.items.join()}` : request.item,
    );
    expect(asked).toEqual(['small: one,two', 'large: two', 'yes by decider, no by worker']);
    const escalated = events.flatMap((event) => (event.type === 'route.escalated' ? [event.data] : []));
    expect(escalated).toEqual([{ step: 'sort', from: 'decider', to: 'worker', why: 'margin 0.41 < 0.50', items: 1 }]);
    expect(state.usage).toEqual({ wallMs: 0, modelMs: 20, tokensIn: 30, tokensOut: 3, decisions: 3, escalations: 1 });
  });

  test('keeps the first reading when the larger model cannot be asked', async () => {
    const model = new ScriptedModel((request) => {
      if (request.kind === 'generate') return say('Done.');
      if (request.modelId === 'large')
        return { kind: 'fail', error: { code: 'model-missing', message: 'gone', modelId: 'large' } };
      return labelAll(request, 'yes', 0.1);
    });
    const plan = { ...demoPlan, tasks: [demoTask({ id: 'a' }), answerTask(['a'])] };
    await finish(engineWith({ model, plan }));
    expect(model.requests.at(-1)).toMatchObject({ kind: 'generate', item: 'yes by decider?' });
  });
});

describe('structured output', () => {
  const structure = {
    grammar: { type: 'object', properties: { n: { type: 'integer' } } } as const,
    schema: z.strictObject({ n: z.number() }),
  };
  const write = async (context: TaskContext<unknown>): Promise<string[]> => {
    const output = await context.generate({
      step: 'count',
      prefix,
      item: 'Count.',
      maxTokens: 9,
      structure,
      roles: ['decider', 'worker'],
      validate: ({ n }) => (n > 5 ? null : 'n must be above 5'),
    });
    return [JSON.stringify(output)];
  };
  const itemsOf = (model: ScriptedModel): readonly string[] =>
    model.requests.flatMap((request) =>
      request.kind === 'generate' && request.maxTokens === 9
        ? [`${request.modelId} ${request.seed}: ${request.item}`]
        : [],
    );

  test('is asked for again with what was wrong, then of the next rung', async () => {
    const model = new ScriptedModel([say('{"n":1}'), say('{"n":'), say('{"n":7}'), say('Done.')]);
    const engine = soloEngine({ run: write, model });
    const { state } = await finish(engine);
    const asked = itemsOf(model);
    expect(asked).toHaveLength(3);
    expect(asked[0]).toBe('small 1: Count.');
    expect(asked[1]).toBe('small 2: Count.\nThe answer before was wrong: n must be above 5 Answer again.');
    expect(asked[2]).toMatch(/^large 1: Count\.\nThe answer before was wrong: Not JSON/);
    expect(state.status).toBe('succeeded');
    expect(state.escalations).toBe(1);
  });

  test('is null when no rung gives one that holds, and the run goes on', async () => {
    const model = new ScriptedModel((request) =>
      request.kind === 'generate' && request.maxTokens === 9 ? say('nonsense') : say('Done.'),
    );
    const { state } = await finish(soloEngine({ run: write, model }));
    expect(itemsOf(model)).toHaveLength(4);
    expect(state.status).toBe('succeeded');
    expect(model.requests.at(-1)).toMatchObject({ item: 'null' });
  });
});

describe('failures', () => {
  test('a failed attempt is tried again with the reason shown to the model', async () => {
    let tries = 0;
    const model = new ScriptedModel(plain);
    const engine = soloEngine({
      model,
      run: async (context) => {
        tries += 1;
        const text = await context.generate<string>({
          step: 'w',
          prefix,
          item: 'Write.',
          maxTokens: 9,
          structure: null,
          roles: ['worker'],
        });
        return tries === 1 ? ['FAIL', 'too short'] : [text ?? ''];
      },
    });
    const { state, events } = await finish(engine);
    expect(model.requests[1]).toMatchObject({ item: 'Write.\nThe answer before was wrong: too short Answer again.' });
    expect(named(events).filter((name) => name.startsWith('task.') && name.endsWith('solo'))).toEqual([
      'task.started solo',
      'task.failed solo',
      'task.started solo',
      'task.succeeded solo',
    ]);
    expect(state.status).toBe('succeeded');
  });

  test('a task whose retries are used up fails, what needs it is skipped, and the run has failed', async () => {
    const { state } = await finish(soloEngine({ run: async () => ['FAIL', 'no way'] }));
    expect(state.tasks.map(({ task, status, attempt }) => `${task.id} ${status} ${attempt}`)).toEqual([
      'solo failed 2',
      'answer skipped 0',
    ]);
    expect([state.status, state.reason]).toEqual(['failed', '“solo” was not done: no way']);
  });

  test('a task that may be skipped does not stop the others; the run is partial', async () => {
    const { state } = await finish(soloEngine({ run: async () => ['FAIL', 'no way'], task: { onFail: 'skip' } }));
    expect(state.tasks.map(({ task, status }) => `${task.id} ${status}`)).toEqual(['solo skipped', 'answer succeeded']);
    expect(state.status).toBe('partial');
  });

  test('a skill that throws is a reported fault and a failed task, never a crash', async () => {
    const engine = soloEngine({ run: async () => Promise.reject(new Error('bug')) });
    const { state } = await finish(engine);
    expect(state.tasks[0]?.failure).toEqual({ code: 'skill-error', message: 'The skill “solo” broke: bug' });
    expect(engine.faults).toHaveLength(2);
  });

  test('an answer with a claim that no check concluded is not accepted', async () => {
    const cheat = defineSkill({
      name: 'write-answer',
      input: z.looseObject({}),
      output: z.unknown(),
      run: async () =>
        ok({
          output: {
            markdown: '- So it is.',
            claims: [{ text: 'So it is.', kind: 'cause', verdict: 'supported', citations: [] }],
            citations: [],
          },
          summary: '',
          confidence: 1,
          openIssues: [],
        }),
    });
    const engine = engineWith({ model: new ScriptedModel(plain), skills: [...demoSkills.slice(0, 1), cheat] });
    const { state } = await finish(engine);
    expect(state.status).toBe('failed');
    expect(state.reason).toBe('“answer” was not done: This claim was not concluded by a check: So it is.');
  });

  test('a crash of the inference process interrupts the attempt and costs no retry', async () => {
    let crashes = 0;
    const model = new ScriptedModel((request) => {
      if (request.kind === 'generate') return say('Done.');
      crashes += 1;
      return crashes <= 3 ? crash() : labelAll(request, 'yes');
    });
    const plan = { ...demoPlan, tasks: [demoTask({ id: 'a' }), answerTask(['a'])] };
    const { state, events } = await finish(engineWith({ model, plan }));
    expect(named(events).filter((name) => name === 'task.interrupted a')).toHaveLength(3);
    expect([state.status, state.tasks[0]?.attempt]).toEqual(['succeeded', 4]);
  });
});

describe('limits', () => {
  test('a model call that does not come back is given up and made again', async () => {
    let asked = 0;
    const model = new ScriptedModel((request) => {
      asked += 1;
      return asked === 1 ? hang() : plain(request);
    });
    const plan = { ...demoPlan, tasks: [demoTask({ id: 'a' }), answerTask(['a'])] };
    const { state, events } = await finish(engineWith({ model, plan, parts: { limits: { callMs: 60 } } }));
    expect(events.flatMap((event) => (event.type === 'task.interrupted' ? [event.data.reason] : []))).toEqual([
      'The model did not answer within 1 s.',
    ]);
    expect(state.status).toBe('succeeded');
  });

  test('a task out of budget ends the run as partial with what was checked so far', async () => {
    const engine = soloEngine({
      task: { budget: { tokens: 15, modelMs: 1000, retries: 1 } },
      run: async (context) => {
        context.conclude({
          claimId: 'c',
          kind: 'cause',
          text: 'It rains.',
          verdict: 'supported',
          shown: true,
          reason: 'seen',
          citations: [{ file: 'a', locator: 'b', text: 'rain' }],
        });
        for (const item of ['1', '2', '3'])
          await context.decide({ step: 's', prefix, items: [item], labels: ['yes', 'no'] });
        return ['not reached'];
      },
    });
    const { state, events } = await finish(engine);
    expect(events.flatMap((event) => (event.type === 'budget.exceeded' ? [event.data] : []))).toEqual([
      { what: 'tokens', limit: 15, used: 22 },
    ]);
    expect(state.status).toBe('partial');
    expect(state.answer).toEqual({
      markdown: '*The run ended early: this is what was checked until then.*\n\n- It rains. [1]',
      claims: [{ text: 'It rains.', kind: 'cause', verdict: 'supported', citations: [1] }],
      citations: [{ n: 1, file: 'a', locator: 'b', text: 'rain' }],
    });
  });

  test('the same call again gets the first result, the third is reported, and a task that goes on so is ended', async () => {
    const model = new ScriptedModel(plain);
    const engine = soloEngine({
      model,
      task: { budget: { tokens: 1000, modelMs: 1000, retries: 0 } },
      run: async (context) => {
        for (;;) await context.decide({ step: 's', prefix, items: ['same'], labels: ['yes', 'no'] });
      },
    });
    const { state, events } = await finish(engine);
    expect(model.requests).toHaveLength(1);
    expect(events.filter((event) => event.type === 'step.reused')).toHaveLength(10);
    expect(events.flatMap((event) => (event.type === 'loop.detected' ? [event.data.count] : []))).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(state.tasks[0]?.failure?.code).toBe('loop');
  });
});

describe('cancelling', () => {
  test('aborts every model call at once and ends the run', async () => {
    const model = new ScriptedModel(() => hang());
    const engine = engineWith({ model });
    const runId = engine.start();
    await expect.poll(() => model.requests.length).toBe(2);
    const startedAt = performance.now();
    expect(await engine.service.cancel(runId)).toEqual(ok(null));
    expect(performance.now() - startedAt).toBeLessThan(500);
    const state = engine.service.state(runId);
    expect([state?.status, ...(state?.tasks.map(({ status }) => status) ?? [])]).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    expect(await engine.service.cancel(runId)).toEqual(ok(null));
  });

  test('does not wait for a skill that ignores the signal, and refuses what it does later', async () => {
    let release: () => void = () => undefined;
    const late: unknown[] = [];
    const engine = soloEngine({
      run: async (context) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        try {
          context.progress({ note: 'late', done: 1, total: 1 });
        } catch (cause) {
          late.push(cause);
        }
        return [];
      },
    });
    const runId = engine.start();
    await expect.poll(() => engine.service.state(runId)?.tasks[0]?.status).toBe('running');
    await engine.service.cancel(runId);
    const { length } = engine.events(runId);
    release();
    await expect.poll(() => late.length).toBe(1);
    expect(engine.events(runId)).toHaveLength(length);
  });

  test('a stopped run can be resumed; what was finished is not done again', async () => {
    let isStuck = true;
    const model = new ScriptedModel((request) => {
      if (request.kind === 'generate') return isStuck ? hang() : say('Done.');
      return labelAll(request, 'yes');
    });
    const engine = engineWith({ model });
    const runId = engine.start();
    await expect.poll(() => model.requests.length).toBe(3);
    await engine.service.cancel(runId);
    isStuck = false;
    expect(engine.service.resume(runId)).toEqual(ok(runId));
    const { state } = await finish(engine, runId);
    expect(state.status).toBe('succeeded');
    expect(model.requests.map((request) => request.kind)).toEqual(['decide', 'decide', 'generate', 'generate']);
  });
});
