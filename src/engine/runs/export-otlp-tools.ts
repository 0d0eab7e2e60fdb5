import type { OtlpSource, SpanMaker } from './otlp-source.ts';
import { spanKinds } from './otlp-values.ts';
import type { OtlpSpan } from './otlp-values.ts';

/** One span for each tool call, from its request to its result. A call without a result ends where the run stands. */
export function toolSpans(options: { readonly source: OtlpSource; readonly span: SpanMaker }): readonly OtlpSpan[] {
  const { source, span } = options;
  return source.events.flatMap((event, index) => {
    if (event.type !== 'tool.requested') return [];
    const { callId, tool, summary } = event.data;
    const rest = source.events.slice(index + 1);
    const done = rest.find((later) => later.type === 'tool.completed' && later.data.callId === callId);
    const failed = rest.find((later) => later.type === 'tool.failed' && later.data.callId === callId);
    const output = done?.type === 'tool.completed' ? source.body(done.data.result) : null;
    return [
      span({
        id: `tool ${callId}`,
        parent: event.taskId === undefined ? null : `task ${event.taskId}`,
        name: `execute_tool ${tool}`,
        kind: spanKinds.internal,
        from: event.ts,
        to: (done ?? failed)?.ts ?? source.state.updatedAt,
        failure: failed?.type === 'tool.failed' ? failed.data.message : null,
        values: {
          'openinference.span.kind': 'TOOL',
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': tool,
          'gen_ai.tool.call.id': callId,
          'gen_ai.tool.description': summary,
          'tool.name': tool,
          'input.value': source.body(event.data.arguments),
          'input.mime_type': 'application/json',
          'output.value': output,
          'output.mime_type': output === null ? null : 'application/json',
        },
      }),
    ];
  });
}
