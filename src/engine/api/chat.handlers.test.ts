import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EngineHandlers } from '../../shared/contract/index.ts';
import type { ConversationId } from '../../shared/domain/conversation.ts';
import { RunId, WorkspaceId } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';
import { createConversationRepository } from '../storage/index.ts';
import { createTestEngine, demoRun } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { ScriptedModel, hang, labelAll, say } from '../testing/scripted-model.ts';
import { createChatHandlers } from './chat.handlers.ts';
import type { StartRun } from './runs.handlers.ts';

const workspaceId = WorkspaceId.parse('w1');
const { signal } = new AbortController();

let engine: TestEngine;
let handlers: EngineHandlers['chat'];
let started: string[];
let hanging: boolean;

beforeEach(() => {
  hanging = false;
  engine = createTestEngine({
    model: new ScriptedModel((request) =>
      hanging ? hang() : request.kind === 'decide' ? labelAll(request, request.labels[0] ?? '') : say('A board.'),
    ),
  });
  started = [];
  const start =
    (name: string): StartRun =>
    async ({ question, after }, { onStarted }) => {
      started.push(after === undefined ? name : `${name} after ${after}`);
      const runId = engine.start({ ...demoRun, question });
      onStarted?.(runId);
      return ok({ runId });
    };
  handlers = createChatHandlers({
    conversations: createConversationRepository(engine.database),
    service: engine.service,
    clock: engine.clock,
    start: start('team'),
    startDirect: start('direct'),
    choose: async () => ({ teamId: 'direct-answer', why: 'no team is near' }),
  });
});
afterEach(() => engine.dispose());

async function ask(options: {
  readonly question: string;
  readonly conversationId?: ConversationId;
  readonly after?: string;
  readonly teamId?: string;
}) {
  const { question, conversationId = null, after, teamId } = options;
  return await handlers.ask(
    {
      workspaceId,
      conversationId,
      after: after === undefined ? null : RunId.parse(after),
      question,
      by: teamId === undefined ? { kind: 'choose' } : { kind: 'team', teamId },
      asOf: null,
      confirmPlan: false,
    },
    { signal },
  );
}

async function asked(options: Parameters<typeof ask>[0]) {
  const result = await ask(options);
  if (!result.ok) throw new Error(result.error.message);
  await engine.service.settled(result.value.runId);
  engine.clock.advance(1000);
  return result.value;
}

test('a question begins a conversation; who answers is chosen and said, or picked', async () => {
  const first = await asked({ question: 'What fails?' });
  const second = await asked({
    question: 'And when?',
    conversationId: first.conversationId,
    after: first.runId,
    teamId: 'demo',
  });
  expect(started).toEqual(['direct', `team after ${first.runId}`]);
  expect([first.why, second.why, second.conversationId]).toEqual(['no team is near', '', first.conversationId]);
  const listed = await handlers.list({ workspaceId, limit: 10 }, { signal });
  expect(listed.ok ? listed.value.conversations : listed.error).toMatchObject([
    { id: first.conversationId, title: 'What fails?', turns: 2, lastRunId: second.runId, status: 'succeeded' },
  ]);
});

test('asking the same place again makes a branch', async () => {
  const first = await asked({ question: 'What fails?' });
  const { conversationId } = first;
  const second = await asked({ question: 'And when?', conversationId, after: first.runId });
  const again = await asked({ question: 'And why?', conversationId, after: first.runId });
  const found = await handlers.ofRun({ runId: second.runId }, { signal });
  expect(found.ok ? found.value.turns.map(({ runId, after }) => [runId, after]) : found.error).toEqual([
    [first.runId, null],
    [second.runId, first.runId],
    [again.runId, first.runId],
  ]);
});

test('a place that does not exist starts nothing', async () => {
  const first = await asked({ question: 'What fails?' });
  const { conversationId } = first;
  expect(await ask({ question: 'x', conversationId, after: 'run-none' })).toMatchObject({
    error: { code: 'not-found', data: { kind: 'question' } },
  });
  expect(await ask({ question: 'x', after: first.runId })).toMatchObject({ ok: false });
  expect(await ask({ question: 'x', conversationId: `${conversationId}-none` as ConversationId })).toMatchObject({
    error: { data: { kind: 'conversation' } },
  });
  expect(started).toHaveLength(1);
});

test('removing stops what is at work and can be undone', async () => {
  hanging = true;
  const result = await ask({ question: 'What fails?' });
  if (!result.ok) throw new Error(result.error.message);
  const { conversationId, runId } = result.value;
  expect(await handlers.remove({ conversationId }, { signal })).toEqual(ok({}));
  expect(engine.store.state(runId)?.status).toBe('cancelled');
  expect(await handlers.ofRun({ runId }, { signal })).toMatchObject({ ok: false });
  expect(await handlers.restore({ conversationId }, { signal })).toEqual(ok({}));
  expect(await handlers.ofRun({ runId }, { signal })).toMatchObject({ ok: true });
});

test('answers are found by their words, also in runs that nobody asked for here', async () => {
  const runId = engine.start({ question: 'Started from a terminal' });
  await engine.service.settled(runId);
  const answer = engine.store.state(runId)?.answer?.markdown ?? '';
  const word = /\p{L}{4,}/u.exec(answer)?.[0] ?? '';
  expect(word).not.toBe('');
  const search = async (query: string) => {
    const found = await handlers.search({ workspaceId: null, query, limit: 5 }, { signal });
    return found.ok ? found.value.hits.map((hit) => hit.runId) : found.error;
  };
  expect([await search('TERMINAL'), await search(word), await search('nowhere')]).toEqual([[runId], [runId], []]);
});

test('Markdown of the conversation and of one answer', async () => {
  const first = await asked({ question: 'What fails?' });
  const { conversationId, runId } = first;
  await asked({ question: 'And when?', conversationId, after: runId });
  await handlers.rename({ conversationId, title: 'Orion' }, { signal });
  const whole = await handlers.exportMarkdown({ runId, what: 'conversation' }, { signal });
  const one = await handlers.exportMarkdown({ runId, what: 'answer' }, { signal });
  const heads = (text: string): readonly string[] => text.match(/^#{1,2} .*$/gm) ?? [];
  expect(whole.ok ? [whole.value.fileName, heads(whole.value.text)] : whole.error).toEqual([
    'orion.md',
    ['# Orion', '## What fails?', '## And when?'],
  ]);
  expect(one.ok ? [one.value.fileName, heads(one.value.text)] : one.error).toEqual([
    'what-fails.md',
    ['# What fails?'],
  ]);
});
