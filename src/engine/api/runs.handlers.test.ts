import { afterEach, expect, test } from 'vitest';
import { RunId, Sha256, WaitId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { createTestEngine, testSha } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import { createRunRemoval } from '../storage/index.ts';
import { createRunHandlers } from './runs.handlers.ts';
import type { RunHandlerOptions } from './run-handler-options.ts';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

const workspaceId = WorkspaceId.parse('w1');
const models = { decider: { id: 'small', sha256: testSha }, worker: { id: 'large', sha256: testSha } };
const options = { signal: new AbortController().signal };
const question = { workspaceId, teamId: 'demo', question: 'Why?', asOf: null, confirmPlan: false };

function handlersWith(changes: Partial<RunHandlerOptions> = {}) {
  const engine = createTestEngine({
    model: new ScriptedModel((request) => (request.kind === 'decide' ? labelAll(request, 'yes') : say('All is well.'))),
  });
  engines.push(engine);
  engine.workspaces.open({ id: workspaceId, name: 'w', folder: '/w', sample: false, createdAt: 1 });
  const handlers = createRunHandlers({
    service: engine.service,
    store: engine.store,
    runs: engine.runs,
    removal: createRunRemoval(engine.database),
    workspaces: engine.workspaces,
    teamErrors: (teamId) => (teamId === 'demo' ? [] : null),
    prepare: async () => ok({ asOf: { at: 5, source: 'mail 7' }, blocks: 3 }),
    resolveModels: async () => ok(models),
    ...changes,
  });
  return { engine, handlers };
}

test('a question becomes a run that can be listed, watched, opened and reported', async () => {
  const { engine, handlers } = handlersWith();
  const started = await handlers.start(question, options);
  const runId = RunId.parse('run-1');
  expect(started).toEqual(ok({ runId }));
  const types: string[] = [];
  for await (const feed of handlers.events({ runId, afterSeq: 0 }, options)) {
    if (feed.kind === 'events') types.push(...feed.events.map((event) => event.type));
  }
  expect([types[0], types.at(-1)]).toEqual(['run.created', 'run.finished']);
  expect(engine.service.state(runId)?.asOf).toEqual({ at: 5, from: 'newest-source', source: 'mail 7' });
  const at = engine.clock.now();
  expect(await handlers.list({ workspaceId, limit: 5 }, options)).toEqual(
    ok({
      runs: [
        {
          runId,
          workspaceId,
          teamId: 'demo',
          question: 'Why?',
          status: 'succeeded',
          parentRunId: null,
          createdAt: at,
          updatedAt: at,
        },
      ],
    }),
  );
  expect(await handlers.report({ runId }, options)).toEqual(
    ok({
      runId,
      status: 'succeeded',
      answer: '- All is well.',
      citations: [],
      claims: [{ text: 'All is well.', kind: 'cause', verdict: 'supported', citations: [] }],
      usage: { wallMs: 0, modelMs: 20, tokensIn: 30, tokensOut: 3, decisions: 2, escalations: 0 },
    }),
  );
  const prompts = Sha256.parse(engine.service.state(runId)?.calls.at(-1)?.prompts);
  expect(await handlers.blob({ sha256: prompts }, options)).toEqual(
    ok({ text: '["Sort.\\nyes by decider, yes by decider"]' }),
  );
  expect(await handlers.blob({ sha256: testSha }, options)).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('a flag sets the now of a run', async () => {
  const { engine, handlers } = handlersWith();
  await handlers.start({ ...question, asOf: 99 }, options);
  expect(engine.service.state(RunId.parse('run-1'))?.asOf).toEqual({ at: 99, from: 'flag', source: '--as-of' });
});

test('what is missing is named, and no run is made', async () => {
  const missing = err({ code: 'model-missing', message: 'no', data: { modelId: 'small' } } as const);
  const unreadable = err({ code: 'folder-unreadable', message: 'no', data: { folder: '/w', reason: 'gone' } } as const);
  const { engine, handlers } = handlersWith();
  expect(await handlers.start({ ...question, workspaceId: WorkspaceId.parse('w2') }, options)).toMatchObject({
    ok: false,
    error: { code: 'not-found', data: { kind: 'workspace', id: 'w2' } },
  });
  expect(await handlers.start({ ...question, teamId: 'x' }, options)).toMatchObject({
    ok: false,
    error: { code: 'not-found', data: { kind: 'team', id: 'x' } },
  });
  const broken = handlersWith({ teamErrors: () => ['No agent reads.'] });
  expect(await broken.handlers.start(question, options)).toMatchObject({
    error: { code: 'team-invalid', data: { problems: ['No agent reads.'] } },
  });
  expect(await handlersWith({ resolveModels: async () => missing }).handlers.start(question, options)).toEqual(missing);
  expect(await handlersWith({ prepare: async () => unreadable }).handlers.start(question, options)).toEqual(unreadable);
  expect(engine.runs.list({ workspaceId: null, limit: 9 })).toEqual([]);
});

test('unknown runs and closed questions are typed errors', async () => {
  const { handlers } = handlersWith();
  const runId = RunId.parse('nobody');
  const waitId = WaitId.parse('none');
  const notFound = { ok: false, error: { code: 'not-found', data: { kind: 'run', id: 'nobody' } } };
  expect(await handlers.report({ runId }, options)).toMatchObject(notFound);
  expect(await handlers.cancel({ runId }, options)).toMatchObject(notFound);
  expect(await handlers.resume({ runId }, options)).toMatchObject(notFound);
  expect(await handlers.answerWait({ runId, waitId, fingerprint: 'f', decision: 'd' }, options)).toMatchObject(
    notFound,
  );
  await handlers.start(question, options);
  const closed = await handlers.answerWait(
    { runId: RunId.parse('run-1'), waitId, fingerprint: 'f', decision: 'd' },
    options,
  );
  expect(closed).toMatchObject({ ok: false, error: { code: 'wait-closed', data: { waitId: 'none' } } });
});

test('a run whose model has gone cannot be resumed, and the model is named', async () => {
  let present: typeof models | { readonly decider: (typeof models)['decider'] } = models;
  const { engine, handlers } = handlersWith({ resolveModels: async () => ok(present) });
  await handlers.start(question, options);
  const runId = RunId.parse('run-1');
  await engine.service.cancel(runId);
  present = { decider: models.decider };
  expect(await handlers.resume({ runId }, options)).toMatchObject({
    ok: false,
    error: { code: 'model-missing', data: { modelId: 'large' } },
  });
  present = models;
  expect(await handlers.resume({ runId }, options)).toEqual(ok({ runId }));
  await engine.service.settled(runId);
  expect(engine.service.state(runId)?.status).toBe('succeeded');
});

test('a run is forked, weighed, saved as a file and taken away; its fork stays', async () => {
  const { engine, handlers } = handlersWith();
  await handlers.start(question, options);
  const runId = RunId.parse('run-1');
  await engine.service.settled(runId);
  const forked = await handlers.fork({ runId, change: { kind: 'replay' } }, options);
  const forkId = RunId.parse('run-2');
  expect(forked).toEqual(ok({ runId: forkId }));
  await engine.service.settled(forkId);
  const nowhere = WaitId.parse('nowhere');
  expect(
    await handlers.fork({ runId, change: { kind: 'answer', waitId: nowhere, decision: 'x' } }, options),
  ).toMatchObject({ ok: false, error: { code: 'not-found', data: { kind: 'step', id: 'nowhere' } } });
  const size = await handlers.size({ runId }, options);
  if (!size.ok) throw new Error('the run exists');
  expect(size.value.forks).toBe(1);
  const lines = await handlers.exportTrace({ runId, format: 'jsonl' }, options);
  if (!lines.ok) throw new Error('the run exists');
  expect(lines.value.fileName).toBe('run-1.jsonl');
  expect(lines.value.text.trimEnd().split('\n')).toHaveLength(engine.events(runId).length);
  expect(await handlers.remove({ runId }, options)).toEqual(ok({ freedBytes: size.value.bytes }));
  expect(await handlers.report({ runId }, options)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(engine.runs.find(forkId)).toMatchObject({ status: 'succeeded', parentRunId: null });
  const output = Sha256.parse(engine.service.state(forkId)?.tasks[0]?.output);
  expect(await handlers.blob({ sha256: output }, options)).toEqual(ok({ text: '["yes by decider"]' }));
});

test('a run at work is stopped before it is taken away', async () => {
  const { engine, handlers } = handlersWith();
  await handlers.start({ ...question, confirmPlan: true }, options);
  const runId = RunId.parse('run-1');
  expect(await handlers.remove({ runId }, options)).toMatchObject({ ok: true });
  expect(engine.runs.find(runId)).toBeNull();
  expect(engine.faults).toEqual([]);
});
