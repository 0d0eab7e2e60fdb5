import type { EventDraft, RunEvent } from '../../shared/events/index.ts';
import { canonicalJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { TaskFailure } from '../agents/index.ts';
import { blobOf, sha256Of } from '../storage/index.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { closeFailed } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import { recallStep } from './recall-step.ts';
import { itHappened, unknownEffectFingerprint } from './recovery.ts';
import { untilState } from './run-session.ts';
import { TaskInterruption } from './task-interruption.ts';

/**
 * Carries a call out. What writes is announced durably before and settled together with its result after, so that an engine that dies
 * in between knows that it does not know (ENGINE 10).
 */
export async function performCall(open: OpenCall): Promise<Result<unknown, TaskFailure>> {
  const { attempt, tool, input, writes } = open;
  const { session, signal } = attempt;
  const key = effectKeyOf(open);
  if (writes) {
    const before = await settledBefore({ open, key });
    if (before !== null) return complete({ open, key, output: before, ms: 0 });
    const body = blobOf(canonicalJson(input));
    session.log.append({
      drafts: [
        { type: 'effect.intended', data: { key, tool: tool.name, arguments: body.sha256 }, ...eventContextOf(attempt) },
      ],
      blobs: [body],
    });
  }
  const startedAt = session.parts.clock.now();
  const deadline = AbortSignal.timeout(tool.timeoutMs);
  const result = await tool.run({
    input,
    ports: {
      blocks: session.parts.blocksOf({ workspaceId: workspaceOf(attempt), runId: session.runId }),
      search: ({ query, limit }) => recallStep({ attempt, query, limit }),
      output: session.parts.toolbox.outputOf(session.runId),
    },
    signal: AbortSignal.any([signal, deadline]),
  });
  if (signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  if (!result.ok) {
    const failure = deadline.aborted
      ? { code: 'too-late', message: `“${tool.title}” took longer than ${tool.timeoutMs} ms.` }
      : result.error;
    if (writes)
      session.log.append({
        drafts: [{ type: 'effect.failed', data: { key, reason: failure.message }, ...eventContextOf(attempt) }],
      });
    return closeFailed(open, failure);
  }
  return complete({ open, key, output: result.value, ms: session.parts.clock.now() - startedAt });
}

/** The same call of the same step of the same run, however often the task is tried. */
function effectKeyOf(open: OpenCall): string {
  return sha256Of(canonicalJson({ runId: open.attempt.session.runId, step: open.stepKey, input: open.inputHash }));
}

function workspaceOf(attempt: Attempt) {
  const { workspaceId } = attempt.session.log.state();
  if (workspaceId === null) throw new TaskInterruption({ reason: 'failed', message: 'The run has no workspace.' });
  return workspaceId;
}

/**
 * An engine died between intent and result: what a person says about it holds. The output of a call that happened is told from its
 * input; one that did not is carried out now.
 */
async function settledBefore(options: { readonly open: OpenCall; readonly key: string }): Promise<unknown> {
  const { open, key } = options;
  const { attempt, tool, input } = open;
  const { session } = attempt;
  const last = session.parts.store
    .read({ runId: session.runId, afterSeq: 0 })
    .filter((event) => isEffectEvent(event) && event.data.key === key)
    .at(-1);
  if (last?.type !== 'effect.unknown') return null;
  const fingerprint = unknownEffectFingerprint({ key, tool: tool.name });
  const decisionIn = (state: ReturnType<typeof session.log.state>): string | null =>
    state.waits.find((wait) => wait.fingerprint === fingerprint)?.decision ?? null;
  session.parked.add(attempt.task.id);
  try {
    await untilState({ session, signal: attempt.signal, wanted: (state) => decisionIn(state) !== null });
  } finally {
    session.parked.delete(attempt.task.id);
  }
  return decisionIn(session.log.state()) === itHappened ? (tool.outcome?.(input) ?? null) : null;
}

function isEffectEvent(event: RunEvent): event is Extract<RunEvent, { readonly type: `effect.${string}` }> {
  return event.type.startsWith('effect.');
}

/** The result, durable together with the end of the effect and the finished step. */
function complete(options: {
  readonly open: OpenCall;
  readonly key: string;
  readonly output: unknown;
  readonly ms: number;
}): Result<unknown, TaskFailure> {
  const { open, key, ms } = options;
  const { attempt, tool, callId, stepKey, inputHash, writes } = open;
  const output = tool.output.safeParse(options.output);
  if (!output.success) return err({ code: 'tool-broken', message: `“${tool.title}” gave a result that does not fit.` });
  const body = blobOf(JSON.stringify(output.data));
  const context = eventContextOf(attempt);
  const completed: EventDraft = {
    type: 'tool.completed',
    data: { callId, result: body.sha256, summary: JSON.stringify(output.data).slice(0, 160), ms },
    ...context,
  };
  const committed: EventDraft = { type: 'effect.committed', data: { key, result: body.sha256 }, ...context };
  attempt.session.log.append({
    drafts: writes ? [committed, completed] : [completed],
    blobs: [body],
    step: { key: stepKey, inputHash, output: body },
  });
  return ok(output.data);
}
