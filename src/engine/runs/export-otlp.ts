import { z } from 'zod';
import { Passage } from '../../shared/domain/source.ts';
import type { ModelCallState, RunState, TaskState } from '../../shared/events/run-state.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import type { Sha256 } from '../../shared/kernel/ids.ts';
import { sha256Of } from '../storage/index.ts';
import { attributes, nanoseconds, spanKinds, statusCodes } from './otlp-values.ts';
import type { OtlpSpan } from './otlp-values.ts';
import { toolSpans } from './export-otlp-tools.ts';
import type { OtlpSource, SpanMaker } from './otlp-source.ts';

/**
 * A run as OTLP JSON (`TracesData`, opentelemetry-proto 1.x in its JSON encoding: ids in hex, 64-bit numbers as strings, enums as
 * numbers). Names of attributes follow OpenTelemetry's GenAI conventions and OpenInference, so that tools for either read it.
 */
export function toOtlpJson(source: OtlpSource): string {
  const { state, version } = source;
  const span = createSpanMaker(state);
  const spans = [
    runSpan({ source, span }),
    ...state.tasks.flatMap((task) => taskSpan({ task, source, span })),
    ...state.calls.map((call) => callSpan({ call, source, span })),
    ...readSpans({ source, span }),
    ...toolSpans({ source, span }),
  ];
  const data = {
    resourceSpans: [
      {
        resource: { attributes: attributes({ 'service.name': 'guildhall', 'service.version': version }) },
        scopeSpans: [{ scope: { name: 'guildhall', version }, spans }],
      },
    ],
  };
  return JSON.stringify(data, null, 2);
}

function createSpanMaker(state: RunState): SpanMaker {
  const runId = state.runId ?? '';
  const spanId = (id: string): string => sha256Of(`${runId}|${id}`).slice(0, 16);
  const traceId = sha256Of(runId).slice(0, 32);
  return ({ id, parent, name, kind, from, to, values, failure = null, events = [] }) => ({
    traceId,
    spanId: spanId(id),
    ...(id === 'run' ? {} : { parentSpanId: spanId(parent ?? 'run') }),
    name,
    kind,
    startTimeUnixNano: nanoseconds(from),
    endTimeUnixNano: nanoseconds(Math.max(from, to)),
    attributes: attributes(values),
    events,
    status: failure === null ? { code: statusCodes.ok } : { code: statusCodes.error, message: failure },
  });
}

type Made = { readonly source: OtlpSource; readonly span: SpanMaker };

function runSpan({ source, span }: Made): OtlpSpan {
  const { state } = source;
  const { runId, teamId, question, answer, status, reason, fork } = state;
  return span({
    id: 'run',
    parent: null,
    name: `invoke_agent ${teamId}`,
    kind: spanKinds.internal,
    from: state.createdAt,
    to: state.finishedAt ?? state.updatedAt,
    failure: status === 'failed' ? reason : null,
    values: {
      'openinference.span.kind': 'AGENT',
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': teamId,
      'gen_ai.conversation.id': runId,
      'session.id': runId,
      'input.value': question,
      'input.mime_type': 'text/plain',
      'output.value': answer?.markdown ?? null,
      'output.mime_type': answer === null ? null : 'text/markdown',
      'guildhall.run.status': status,
      'guildhall.run.forked_from': fork?.runId ?? null,
    },
  });
}

function taskSpan({ task: state, source, span }: Made & { readonly task: TaskState }): readonly OtlpSpan[] {
  const { task, startedAt, endedAt, output, failure, confidence, reusedFrom } = state;
  if (startedAt === null) return [];
  const parts = task.parentTaskId ?? null;
  return [
    span({
      id: `task ${task.id}`,
      parent: parts === null ? null : `task ${parts}`,
      name: `invoke_agent ${task.assignee}`,
      kind: spanKinds.internal,
      from: startedAt,
      to: endedAt ?? source.state.updatedAt,
      failure: state.status === 'failed' ? (failure?.message ?? 'failed') : null,
      events: checkEvents({ taskId: task.id, source }),
      values: {
        'openinference.span.kind': 'AGENT',
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.agent.id': task.assignee,
        'gen_ai.agent.name': task.assignee,
        'gen_ai.agent.description': task.title,
        'input.value': task.objective,
        'input.mime_type': 'text/plain',
        'output.value': output === null ? null : source.body(output),
        'output.mime_type': output === null ? null : 'application/json',
        'guildhall.task.id': task.id,
        'guildhall.task.skill': task.skill,
        'guildhall.task.status': state.status,
        'guildhall.task.confidence': confidence,
        'guildhall.task.reused_from': reusedFrom,
      },
    }),
  ];
}

/** Checks are evaluations of what the task claims. */
function checkEvents({ taskId, source }: { readonly taskId: string; readonly source: OtlpSource }): OtlpSpan['events'] {
  return source.events.flatMap((event) => {
    if (event.type !== 'verify.check' || event.taskId !== taskId) return [];
    const { name, verdict, evidence, claimId } = event.data;
    const values = {
      'gen_ai.evaluation.name': name,
      'gen_ai.evaluation.score.label': verdict,
      'gen_ai.evaluation.explanation': evidence,
      'guildhall.claim.id': claimId,
    };
    return [
      {
        name: 'gen_ai.evaluation.result',
        timeUnixNano: nanoseconds(event.ts),
        attributes: attributes(values),
      },
    ];
  });
}

function callSpan({ call, source, span }: Made & { readonly call: ModelCallState }): OtlpSpan {
  const { temperature, seed, maxTokens } = call.sampler;
  const prompts = source.body(call.prompts);
  const output = call.output === null ? null : source.body(call.output);
  const tokensIn = call.tokensIn + call.tokensCached;
  return span({
    id: `call ${call.callId}`,
    parent: `task ${call.taskId}`,
    name: `chat ${call.modelId}`,
    kind: spanKinds.client,
    from: call.startedAt,
    to: call.endedAt ?? source.state.updatedAt,
    failure: call.status === 'failed' ? call.summary : null,
    values: {
      'openinference.span.kind': 'LLM',
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'llama.cpp',
      'gen_ai.request.model': call.modelId,
      'gen_ai.response.model': call.modelId,
      'gen_ai.request.temperature': temperature,
      'gen_ai.request.seed': seed,
      'gen_ai.request.max_tokens': maxTokens,
      'gen_ai.response.finish_reasons': [call.stopReason],
      'gen_ai.usage.input_tokens': tokensIn,
      'gen_ai.usage.cache_read.input_tokens': call.tokensCached,
      'gen_ai.usage.output_tokens': call.tokensOut,
      'llm.model_name': call.modelId,
      'llm.provider': 'llama.cpp',
      'llm.invocation_parameters': JSON.stringify({ temperature, seed, max_tokens: maxTokens }),
      'llm.token_count.prompt': tokensIn,
      'llm.token_count.prompt_details.cache_read': call.tokensCached,
      'llm.token_count.completion': call.tokensOut,
      'llm.token_count.total': tokensIn + call.tokensOut,
      'input.value': prompts,
      'input.mime_type': prompts === null ? null : 'application/json',
      'output.value': output,
      'output.mime_type': output === null ? null : call.purpose === 'decide' ? 'application/json' : 'text/plain',
      'guildhall.step': call.step,
      'guildhall.items': call.items,
      'guildhall.route.role': call.role,
      'guildhall.route.why': call.why,
      'guildhall.confidence': call.confidence,
    },
  });
}

const Passages = z.array(Passage);

function readSpans({ source, span }: Made): readonly OtlpSpan[] {
  return source.events.flatMap((event) => {
    if (event.type !== 'memory.read') return [];
    const { query, passages, ms } = event.data;
    return [
      span({
        id: `read ${event.seq}`,
        parent: event.taskId === undefined ? null : `task ${event.taskId}`,
        name: 'retrieve passages',
        kind: spanKinds.internal,
        from: event.ts - ms,
        to: event.ts,
        values: {
          'openinference.span.kind': 'RETRIEVER',
          'input.value': query,
          'input.mime_type': 'text/plain',
          ...documents(source, passages),
        },
      }),
    ];
  });
}

function documents(source: OtlpSource, sha256: Sha256): Record<string, string | number> {
  const parsed = parseJson(Passages, source.body(sha256) ?? '[]');
  if (!parsed.ok) return {};
  return Object.fromEntries(
    parsed.value.flatMap(({ block, start, end, score }, index) => {
      const name = `retrieval.documents.${index}.document`;
      const metadata = JSON.stringify({ file: block.file, locator: block.locator });
      return [
        [`${name}.id`, block.id],
        [`${name}.content`, block.text.slice(start, end)],
        [`${name}.score`, score],
        [`${name}.metadata`, metadata],
      ] as const;
    }),
  );
}
