import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { eventSchemas, eventTypes, RunEvent } from './index.ts';
import type { EventType } from './index.ts';
import { foldRun, reduceRun } from './reduce-run.ts';
import { emptyRunState } from './run-state.ts';

const sha = 'ab'.repeat(32);
const usage = { wallMs: 1, modelMs: 1, tokensIn: 1, tokensOut: 1, decisions: 1, escalations: 1 };
const id = fc.constantFrom('a', 'b', 'b/1', 'c');
const call = fc.constantFrom('call-1', 'call-2');

const task = (taskId: string, parentTaskId?: string) => ({
  id: taskId,
  ...(parentTaskId === undefined ? {} : { parentTaskId }),
  kind: 'extract',
  title: taskId,
  objective: 'o',
  skill: 's',
  assignee: 'x',
  inputs: {},
  acceptance: [],
  effects: 'E0',
  budget: { tokens: 1, modelMs: 1, retries: 0 },
  dependsOn: [],
  onFail: 'retry',
});
const plan = fc
  .constantFrom(['a'], ['a', 'b'], ['b', 'c'])
  .map((ids) => ({ version: 1, template: 't', goal: 'g', tasks: ids.map((taskId) => task(taskId)) }));

/** Data of every type; a new type does not compile until it has a line here. */
const data: Record<EventType, fc.Arbitrary<unknown>> = {
  'run.created': fc.constant({
    workspaceId: 'w',
    teamId: 't',
    question: 'q',
    asOf: { at: 1, from: 'flag', source: 's' },
    models: {},
    confirmPlan: false,
  }),
  'run.queued': fc.record({ place: fc.integer() }),
  'run.started': fc.constant({ owner: 'o' }),
  'run.recovered': fc.record({ owner: fc.constant('o'), recoveries: fc.nat(4), reason: fc.constant('r') }),
  'run.cancel-requested': fc.constant({ by: 'p' }),
  'run.finished': fc.record({
    status: fc.constantFrom('succeeded', 'partial', 'failed', 'cancelled'),
    reason: fc.constant(''),
    answer: fc.constant(null),
    usage: fc.constant(usage),
  }),
  'plan.proposed': fc.record({ plan, by: fc.constant('rule') }),
  'plan.rejected': fc.constant({ violations: ['v'] }),
  'plan.accepted': fc.record({ plan, by: fc.constant('person') }),
  'plan.expanded': fc.constant({ parentTaskId: 'b', tasks: [task('b/1', 'b')] }),
  'task.started': fc.constant({ title: 't' }),
  'task.progress': fc.constant({ note: 'n', done: 1, total: 2 }),
  'task.succeeded': fc.constant({ output: sha, summary: 's', confidence: 1, openIssues: ['i'] }),
  'task.failed': fc.record({ code: fc.constant('c'), message: fc.constant('m'), final: fc.boolean() }),
  'task.interrupted': fc.constant({ reason: 'r' }),
  'task.reused': fc.constant({ fromRunId: 'r0', output: sha, summary: 's', confidence: 1, openIssues: ['i'] }),
  'task.skipped': fc.constant({ reason: 'r' }),
  'model.loaded': fc.constant({ modelId: 'm', bytes: 1, ms: 1 }),
  'model.requested': fc.record({
    callId: call,
    purpose: fc.constantFrom('decide', 'generate'),
    step: fc.constant('s'),
    modelId: fc.constant('m'),
    role: fc.constant('worker'),
    why: fc.constant('w'),
    prompts: fc.constant(sha),
    grammar: fc.constant(null),
    sampler: fc.constant({ temperature: 0, seed: 0, maxTokens: 1 }),
    items: fc.integer({ min: 1, max: 9 }),
  }),
  'model.completed': fc.record({
    callId: call,
    prompts: fc.constant(sha),
    output: fc.constant(sha),
    summary: fc.constant('s'),
    tokensIn: fc.nat(9),
    tokensCached: fc.nat(9),
    tokensOut: fc.nat(9),
    firstTokenMs: fc.nat(9),
    ms: fc.nat(9),
    confidence: fc.constant(1),
    stopReason: fc.constant('end'),
  }),
  'model.failed': fc.record({ callId: call, code: fc.constant('c'), message: fc.constant('m') }),
  'route.escalated': fc.constant({ step: 's', from: 'a', to: 'b', why: 'w', items: 2 }),
  'tool.requested': fc.constant({ callId: 'x', tool: 't', arguments: sha, summary: 's' }),
  'tool.completed': fc.constant({ callId: 'x', result: sha, summary: 's', ms: 1 }),
  'tool.failed': fc.constant({ callId: 'x', code: 'c', message: 'm' }),
  'memory.read': fc.constant({ query: 'q', hits: 1, passages: sha, ms: 1 }),
  'effect.intended': fc.constant({ key: 'k', tool: 't', arguments: sha }),
  'effect.committed': fc.constant({ key: 'k', result: sha }),
  'effect.failed': fc.constant({ key: 'k', reason: 'r' }),
  'effect.unknown': fc.constant({ key: 'k', reason: 'r' }),
  'verify.check': fc.record({
    claimId: id,
    name: fc.constant('n'),
    verdict: fc.constantFrom('pass', 'fail', 'unsure'),
    evidence: fc.constant('e'),
  }),
  'verify.concluded': fc.record({
    claimId: id,
    kind: fc.constant('cause'),
    text: fc.constant('t'),
    verdict: fc.constant('supported'),
    shown: fc.boolean(),
    reason: fc.constant('r'),
    citations: fc.constant([]),
  }),
  'wait.opened': fc.record({
    waitId: fc.constantFrom('w1', 'w2'),
    kind: fc.constantFrom('ask', 'approve', 'plan'),
    prompt: fc.constant('p'),
    options: fc.constant([]),
    fingerprint: fc.constant('f'),
  }),
  'wait.resolved': fc.record({ waitId: fc.constantFrom('w1', 'w2'), by: fc.constant('p'), decision: fc.constant('d') }),
  'budget.exceeded': fc.constant({ what: 'tokens', limit: 1, used: 2 }),
  'loop.detected': fc.constant({ fingerprint: 'f', count: 3 }),
  'step.reused': fc.constant({ step: 's', reason: 'memo' }),
};

const draft = fc.constantFrom(...eventTypes).chain((type) =>
  fc.record({
    type: fc.constant(type),
    data: data[type],
    taskId: fc.option(id, { nil: undefined }),
    gap: fc.nat(50),
  }),
);

/** Any valid events in any order, numbered and timed as a run's are. */
const history = fc.array(draft, { maxLength: 60 }).map((drafts) => {
  let ts = 1000;
  return drafts.map(({ type, data: values, taskId, gap }, index) => {
    ts += gap;
    const event = {
      runId: 'r',
      seq: index + 1,
      eventId: `r:${index + 1}`,
      ts,
      ver: 1,
      type,
      data: values,
      ...(taskId === undefined ? {} : { taskId }),
    };
    return RunEvent.parse(event);
  });
});

test('every type of event has a schema and an example that fits it', () => {
  expect(Object.keys(data).toSorted()).toEqual(Object.keys(eventSchemas).toSorted());
  fc.assert(
    fc.property(draft, ({ type, data: values }) => (eventSchemas[type] as z.ZodType).safeParse(values).success),
    { numRuns: 300 },
  );
});

test('folding a prefix and going on from there is folding the whole, and no order of valid events throws', () => {
  fc.assert(
    fc.property(history, fc.nat(60), (events, cut) => {
      const whole = foldRun(events);
      expect(events.slice(cut).reduce(reduceRun, foldRun(events.slice(0, cut)))).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('reducing changes nothing that was there before', () => {
  fc.assert(
    fc.property(history, (events) => {
      let state = emptyRunState;
      for (const event of events) {
        const before = structuredClone(state);
        const next = reduceRun(state, event);
        expect(state).toEqual(before);
        state = next;
      }
    }),
    { numRuns: 50 },
  );
});

test('a waiting run has an open question, counters never go down, and no task is listed twice', () => {
  fc.assert(
    fc.property(history, (events) => {
      let state = emptyRunState;
      for (const event of events) {
        const next = reduceRun(state, event);
        if (next.status === 'waiting' && state.status !== 'waiting' && event.type !== 'run.finished') {
          expect(next.waits.some((wait) => wait.decision === null)).toBe(true);
        }
        if (event.type !== 'run.finished') {
          expect(next.usage.tokensIn).toBeGreaterThanOrEqual(state.usage.tokensIn);
          expect(next.usage.wallMs).toBeGreaterThanOrEqual(state.usage.wallMs);
        }
        expect(new Set(next.tasks.map(({ task: { id: taskId } }) => taskId)).size).toBe(next.tasks.length);
        state = next;
      }
    }),
    { numRuns: 200 },
  );
});

test('folding on from a state gives the whole, and leaves that state as it was', () => {
  fc.assert(
    fc.property(history, fc.nat(60), (events, cut) => {
      const first = foldRun(events.slice(0, cut));
      const before = structuredClone(first);
      expect(foldRun(events.slice(cut), first)).toEqual(foldRun(events));
      expect(first).toEqual(before);
    }),
    { numRuns: 300 },
  );
});
