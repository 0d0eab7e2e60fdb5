import type { z } from 'zod';
import type { EventContext, EventData } from '../../shared/events/index.ts';
import { canonicalJson, parseJson } from '../../shared/kernel/json.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import type { CallTimings, ModelError, PromptPrefix } from '../ports/language-model.ts';
import { blobOf, sha256Of } from '../storage/index.ts';
import type { Rung } from '../routing/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { requireBudget } from './budget.ts';
import { TaskInterruption } from './task-interruption.ts';

/** What a finished call leaves behind; what a resumed run reads instead of asking the model again. */
export type CallRecord<Output> = {
  readonly output: Output;
  /** What the run view shows as the raw output. */
  readonly raw: string;
  readonly summary: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly stopReason: string;
};

export type CallOptions<Output> = {
  readonly attempt: Attempt;
  /** Name of the step within its task, ordinal included. */
  readonly step: string;
  readonly purpose: 'decide' | 'generate';
  readonly rung: Rung;
  readonly why: string;
  readonly prefix: PromptPrefix;
  readonly items: readonly string[];
  readonly grammar: unknown;
  readonly sampler: EventData<'model.requested'>['sampler'];
  /** Everything that decides the reply; equal input at the same step is never asked twice. */
  readonly input: unknown;
  readonly schema: z.ZodType<Output>;
  /** Called just before the model is really asked. */
  readonly onAsk?: () => void;
  /** @param signal aborts with the attempt, or when the call takes too long. */
  readonly ask: (
    signal: AbortSignal,
  ) => Promise<
    Result<
      { readonly timings: CallTimings; readonly prompts: readonly string[]; readonly record: CallRecord<Output> },
      ModelError
    >
  >;
};

/**
 * One model call: reused when it was finished before, else recorded as events and made durable together with its result.
 * Returns model errors that the caller may route around; throws `TaskInterruption` for the others.
 */
export async function callModel<Output>(options: CallOptions<Output>): Promise<Result<Output, ModelError>> {
  const { attempt, step, rung } = options;
  const { session, task } = attempt;
  const key = `${task.id}/${step}/${rung.role}`;
  const inputHash = sha256Of(canonicalJson(options.input));
  const finished = session.parts.store.finishedStep({ runId: session.runId, key, inputHash });
  const context = eventContextOf(attempt);
  if (finished !== null) {
    session.log.note({ draft: { type: 'step.reused', data: { step, reason: 'memo' }, ...context } });
    const output = parseJson(options.schema, finished);
    invariant(output.ok, `the stored result of ${key} fits its schema`);
    return ok(output.value);
  }
  requireBudget({ session, taskId: task.id });
  requireRunning(attempt);
  options.onAsk?.();
  const callId = `${task.id}@${attempt.number}/${step}/${rung.role}/${inputHash.slice(0, 8)}`;
  const span = { ...context, spanId: callId, parentSpanId: `${task.id}@${attempt.number}` };
  noteRequest({ call: options, callId, span });
  const deadline = AbortSignal.timeout(session.parts.limits.callMs);
  const reply = await options.ask(AbortSignal.any([attempt.signal, deadline]));
  if (!reply.ok) {
    const error: ModelError = deadline.aborted ? tooLate(session.parts.limits.callMs) : reply.error;
    return fail({ attempt, error, callId, span });
  }
  requireRunning(attempt);
  const { timings, prompts, record } = reply.value;
  const promptBlob = blobOf(JSON.stringify(prompts));
  const rawBlob = blobOf(record.raw);
  const { summary, confidence, stopReason } = record;
  const { tokensIn, tokensCached, tokensOut, firstTokenMs, ms } = timings;
  session.log.append({
    drafts: [
      {
        type: 'model.completed',
        data: {
          callId,
          prompts: promptBlob.sha256,
          output: rawBlob.sha256,
          summary,
          tokensIn,
          tokensCached,
          tokensOut,
          firstTokenMs,
          ms,
          confidence,
          stopReason,
        },
        ...span,
      },
    ],
    blobs: [promptBlob, rawBlob],
    step: { key, inputHash, output: blobOf(JSON.stringify(record.output)) },
  });
  return ok(record.output);
}

function noteRequest<Output>(options: {
  readonly call: CallOptions<Output>;
  readonly callId: string;
  readonly span: EventContext;
}): void {
  const { call, callId, span } = options;
  const { purpose, step, rung, why, sampler, items } = call;
  const prompts = blobOf(JSON.stringify(items));
  const prefix = blobOf(JSON.stringify(call.prefix));
  const grammar = call.grammar === null ? null : blobOf(JSON.stringify(call.grammar));
  call.attempt.session.log.note({
    draft: {
      type: 'model.requested',
      data: {
        callId,
        purpose,
        step,
        modelId: rung.modelId,
        role: rung.role,
        why,
        prompts: prompts.sha256,
        prefix: prefix.sha256,
        grammar: grammar?.sha256 ?? null,
        sampler,
        items: items.length,
      },
      ...span,
    },
    blobs: [prompts, prefix, ...(grammar === null ? [] : [grammar])],
  });
}

function fail(options: {
  readonly attempt: Attempt;
  readonly error: ModelError;
  readonly callId: string;
  readonly span: EventContext;
}): Result<never, ModelError> {
  const { attempt, error, callId, span } = options;
  requireRunning(attempt);
  const { code, message } = error;
  attempt.session.log.append({ drafts: [{ type: 'model.failed', data: { callId, code, message }, ...span }] });
  if (code === 'inference-crashed' || code === 'cancelled') {
    // Nobody here asked to stop, so a cancelled call means that the process behind it went away.
    throw new TaskInterruption({ reason: 'inference', code: 'inference-crashed', message });
  }
  return err(error);
}

function tooLate(callMs: number): ModelError {
  const message = `The model did not answer within ${Math.ceil(callMs / 1000)} s.`;
  return { code: 'inference-crashed', message };
}

function requireRunning(attempt: Attempt): void {
  if (attempt.signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
}
