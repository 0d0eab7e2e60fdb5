import { shareOutsideModel } from '../../shared/events/busy-time.ts';
import type { ModelCallState, RunState, TaskState } from '../../shared/events/run-state.ts';
import { printable } from './terminal.ts';

/** A run as indented text: the plan's tasks in order, each with its model calls and checks, then the claims. */
export function formatTrace(state: RunState): string {
  const lines = [
    `Run ${state.runId ?? '?'} · ${state.status}${state.reason === '' ? '' : ` (${state.reason})`}`,
    `Team ${state.teamId} · ${state.question}`,
    ...(state.asOf === null ? [] : [`As of ${new Date(state.asOf.at).toISOString()} (${state.asOf.from})`]),
    ...Object.entries(state.models).map(([role, { id, sha256 }]) => `Model ${role}: ${id} ${sha256.slice(0, 12)}`),
    '',
    ...state.tasks.flatMap((task) => taskLines(task, state)),
    '',
    ...state.claims.map(
      ({ verdict, shown, kind, text, reason, citations }) =>
        `claim ${kind} [${verdict}${shown ? '' : ', not shown'}] ${text} · ${reason} · ${citations.map(({ file, locator }) => `${file} ${locator}`).join('; ')}`,
    ),
    '',
    `${state.usage.decisions} decisions, ${state.usage.escalations} escalated, ${state.usage.tokensIn} tokens in, ${state.usage.tokensOut} out, ${(state.usage.modelMs / 1000).toFixed(1)} model-seconds, ${(100 * shareOutsideModel(state.usage)).toFixed(1)}% of the time outside the model`,
    '',
  ];
  return lines.map((line) => printable(line)).join('\n');
}

function taskLines(task: TaskState, state: RunState): readonly string[] {
  const { id } = task.task;
  const child = task.task.parentTaskId === undefined ? '' : '  ';
  const failure = task.failure === null ? '' : ` · ${task.failure.code}: ${task.failure.message}`;
  const calls = state.calls.filter(({ taskId }) => taskId === id);
  const checks = state.checks.filter(({ taskId }) => taskId === id);
  const span =
    task.startedAt === null
      ? ''
      : ` · ${seconds(task.startedAt - state.createdAt)} to ${task.endedAt === null ? 'now' : seconds(task.endedAt - state.createdAt)}`;
  return [
    `${child}${id} · ${task.status}${span} · ${task.task.assignee} · ${task.summary}${failure}`,
    ...calls.map((call) => `${child}  ${callLine(call)}`),
    ...checks.map(
      ({ name, verdict, claimId, evidence }) => `${child}  check ${name} ${verdict} (${claimId}): ${evidence}`,
    ),
  ];
}

function callLine(call: ModelCallState): string {
  const tokens = `${call.tokensIn}+${call.tokensCached} cached → ${call.tokensOut} tokens`;
  return `${call.purpose} ${call.step} · ${call.modelId} (${call.why}) · ${call.items} items · ${tokens} · first ${seconds(call.firstTokenMs)}, all ${seconds(call.ms)} · ${call.summary}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
