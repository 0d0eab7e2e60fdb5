import schemaRoot from '@opentelemetry/otlp-transformer/build/src/generated/root.js';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ok } from '../../shared/kernel/result.ts';
import { defineSkill } from '../agents/index.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { answerTask, demoPlan, demoSkills, demoTask } from '../testing/demo-team.ts';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import { exportRun } from './export-run.ts';

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

/** What protobufjs makes of a message type of the official opentelemetry-proto files. */
type MessageType = {
  fromObject(value: unknown): object;
  verify(message: object): string | null;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
  toObject(message: object, options: object): unknown;
};
const official = z.object({ trace: z.object({ v1: z.object({ TracesData: z.custom<MessageType>() }) }) });
const { TracesData } = z.object({ opentelemetry: z.object({ proto: official }) }).parse(schemaRoot).opentelemetry.proto
  .trace.v1;

const Attribute = z.object({ key: z.string(), value: z.record(z.string(), z.json()) });
const Span = z.looseObject({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  name: z.string(),
  attributes: z.array(Attribute),
});
const Traces = z.strictObject({
  resourceSpans: z.array(z.looseObject({ scopeSpans: z.array(z.looseObject({ spans: z.array(Span) })) })),
});

/** A run with a closed question, a written answer, a search, a check and a claim. */
async function exported(): Promise<string> {
  const seeker = defineSkill({
    name: 'seeker',
    input: z.looseObject({}),
    output: z.array(z.string()),
    async run(context) {
      await context.recall({ query: 'launch', limit: 3 });
      context.check({ claimId: 'c', name: 'provenance', verdict: 'pass', evidence: 'mail 7' });
      return ok({ output: ['found'], summary: '', confidence: 0.5, openIssues: [] });
    },
  });
  const engine = createTestEngine({
    model: new ScriptedModel((request) => (request.kind === 'decide' ? labelAll(request, 'yes') : say('All is well.'))),
    skills: [...demoSkills, seeker],
    plan: {
      ...demoPlan,
      tasks: [
        demoTask({ id: 'seek', skill: 'seeker', inputs: {} }),
        demoTask({ id: 'left' }),
        answerTask(['seek', 'left']),
      ],
    },
  });
  engines.push(engine);
  const runId = engine.start();
  await engine.service.settled(runId);
  const state = engine.service.state(runId);
  if (state?.status !== 'succeeded') throw new Error('the run succeeds');
  const source = { state, events: engine.events(runId), version: '1.2.3' };
  return exportRun({ ...source, format: 'otlp', body: (sha256) => engine.store.blobText(sha256 as never) }).text;
}

test('OTLP JSON survives the official schema without losing or adding anything', async () => {
  const text = await exported();
  const plain = z.json().parse(JSON.parse(text));
  // The JSON encoding of OTLP writes ids in hex; protobufjs takes bytes.
  const ids = ['traceId', 'spanId', 'parentSpanId'];
  const withBytes = JSON.parse(text, (key, value: unknown) =>
    ids.includes(key) ? Buffer.from(String(value), 'hex') : value,
  ) as unknown;
  const message = TracesData.fromObject(withBytes);
  expect(TracesData.verify(message)).toBeNull();
  const back = TracesData.toObject(TracesData.decode(TracesData.encode(message).finish()), {
    longs: String,
    bytes: String,
    arrays: true,
  });
  const inHex = JSON.parse(JSON.stringify(back), (key, value: unknown) =>
    ids.includes(key) ? Buffer.from(String(value), 'base64').toString('hex') : value,
  ) as unknown;
  expect(dropEmptyLists(inHex)).toEqual(dropEmptyLists(plain));
});

test('spans carry the names of the GenAI conventions and of OpenInference, and hang together', async () => {
  const { resourceSpans } = Traces.parse(JSON.parse(await exported()));
  const spans = resourceSpans[0]?.scopeSpans[0]?.spans ?? [];
  const ids = new Set(spans.map(({ spanId }) => spanId));
  expect(ids.size).toBe(spans.length);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(1);
  expect(spans.every(({ parentSpanId }) => parentSpanId === undefined || ids.has(parentSpanId))).toBe(true);
  const valuesOf = (name: string): Record<string, unknown> =>
    Object.fromEntries(
      (spans.find((span) => span.name === name)?.attributes ?? []).map(({ key, value }) => [
        key,
        Object.values(value)[0],
      ]),
    );
  expect(spans.map(({ name }) => name).toSorted()).toEqual([
    'chat large',
    'chat small',
    'invoke_agent demo',
    'invoke_agent reader',
    'invoke_agent reader',
    'invoke_agent writer',
    'retrieve passages',
  ]);
  expect(valuesOf('chat small')).toMatchObject({
    'openinference.span.kind': 'LLM',
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.model': 'small',
    'gen_ai.usage.input_tokens': '110',
    'gen_ai.usage.output_tokens': '1',
    'llm.token_count.prompt': '110',
    'llm.token_count.total': '111',
    'input.value': '["Sort.\\nleft"]',
  });
  expect(valuesOf('retrieve passages')).toMatchObject({
    'openinference.span.kind': 'RETRIEVER',
    'input.value': 'launch',
  });
  expect(valuesOf('invoke_agent demo')).toMatchObject({ 'openinference.span.kind': 'AGENT', 'input.value': 'Why?' });
});

/** An absent list and an empty one are the same message. */
function dropEmptyLists(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    Array.isArray(inner) && inner.length === 0 ? undefined : inner,
  ) as unknown;
}
