import { z } from 'zod';
import { canonicalJson, parseJson } from '../../shared/kernel/json.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { TaskFailure } from '../agents/index.ts';
import { decide, isWithin } from '../permissions/index.ts';
import type { Verdict } from '../permissions/index.ts';
import { blobOf, sha256Of } from '../storage/index.ts';
import type { Tool } from '../tools/index.ts';
import { askPerson } from './ask-person.ts';
import { eventContextOf, nameStep } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { closeFailed } from './open-call.ts';
import type { OpenCall } from './open-call.ts';
import { performCall } from './perform-call.ts';

export type ToolCall = {
  readonly step: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, string | number>>;
};

const allow = 'Allow';
const refuse = 'Refuse';
const shownCharacters = 1500;

/** One tool call: decided by the grants, asked where it has to be, carried out once, recorded as events. Never repeated on resume. */
export async function toolStep(options: {
  readonly attempt: Attempt;
  readonly call: ToolCall;
}): Promise<Result<unknown, TaskFailure>> {
  const { attempt, call } = options;
  const { session, task } = attempt;
  const step = nameStep({ attempt, step: call.step });
  const tool = session.parts.toolbox.tools.find(({ name }) => name === call.tool);
  if (tool === undefined) return err({ code: 'unknown-tool', message: `There is no tool “${call.tool}”.` });
  const input = tool.input.safeParse(call.arguments);
  if (!input.success)
    return err({ code: 'invalid-arguments', message: z.prettifyError(input.error).replace(/\s+/g, ' ').slice(0, 400) });
  const writes = !isWithin(tool.effect, 'E2');
  // What a forked run finds finished must not stand for something that was written elsewhere.
  const identity = { tool: tool.name, arguments: input.data, ...(writes ? { runId: session.runId } : {}) };
  const inputHash = sha256Of(canonicalJson(identity));
  const stepKey = `${task.id}/${step}/tool`;
  const callId = `${task.id}@${attempt.number}/${step}/tool/${inputHash.slice(0, 8)}`;
  const open: OpenCall = { attempt, tool, input: input.data, callId, stepKey, inputHash, writes };
  const finished = session.parts.store.finishedStep({ runId: session.runId, key: stepKey, inputHash });
  if (finished !== null) return reuse({ open, step, finished });
  noteRequest(open);
  const verdict = verdictOf({ attempt, tool });
  if (verdict.decision === 'deny') return closeFailed(open, { code: 'denied', message: verdict.reason });
  if (verdict.decision === 'ask' && (await askFor({ open, step })) !== allow)
    return closeFailed(open, { code: 'refused', message: `The person did not allow “${tool.title}”.` });
  return performCall(open);
}

/** The grants of the team that the run was started with decide, never the inputs of a task. */
function verdictOf(options: { readonly attempt: Attempt; readonly tool: Tool }): Verdict {
  const { attempt, tool } = options;
  const { session, task } = attempt;
  if (!isWithin(tool.effect, task.effects))
    return {
      decision: 'deny',
      reason: `The plan lets this task go up to ${task.effects}; “${tool.name}” is ${tool.effect}.`,
    };
  const grants = session.team.agents.find((agent) => agent.id === task.assignee)?.tools ?? [];
  return decide({ tool: tool.name, effect: tool.effect, mayRunUnasked: tool.approval !== 'always' }, grants);
}

/** The approval is bound to this call in this run: other arguments, or a fork, are asked anew. */
function askFor(options: { readonly open: OpenCall; readonly step: string }): Promise<string> {
  const { open, step } = options;
  const { attempt, tool, input, inputHash } = open;
  const lines = Object.entries(z.record(z.string(), z.union([z.string(), z.number()])).parse(input)).map(
    ([name, value]) => `${name}: ${shorten(String(value))}`,
  );
  return askPerson({
    attempt,
    ask: {
      kind: 'approve',
      step,
      prompt: `${tool.title}: ${tool.description}\n\n${lines.join('\n')}`,
      options: [allow, refuse],
      boundTo: { runId: attempt.session.runId, tool: tool.name, inputHash },
    },
  });
}

function shorten(text: string): string {
  return text.length <= shownCharacters
    ? text
    : `${text.slice(0, shownCharacters)}… (${text.length} characters in all)`;
}

function noteRequest(open: OpenCall): void {
  const { attempt, tool, input, callId } = open;
  const body = blobOf(canonicalJson(input));
  const summary = canonicalJson(input).slice(0, 160);
  attempt.session.log.note({
    draft: {
      type: 'tool.requested',
      data: { callId, tool: tool.name, arguments: body.sha256, summary },
      ...eventContextOf(attempt),
    },
    blobs: [body],
  });
}

function reuse(options: {
  readonly open: OpenCall;
  readonly step: string;
  readonly finished: string;
}): Result<unknown, TaskFailure> {
  const { open, step, finished } = options;
  const { attempt, tool } = open;
  attempt.session.log.note({
    draft: { type: 'step.reused', data: { step, reason: 'memo' }, ...eventContextOf(attempt) },
  });
  const output = parseJson(tool.output, finished);
  invariant(output.ok, `the stored result of ${open.stepKey} fits its schema`);
  return ok(output.value);
}
