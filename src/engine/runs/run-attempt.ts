import { z } from 'zod';
import type { Skill, SkillResult } from '../agents/index.ts';
import { blobOf } from '../storage/index.ts';
import { builtInChecks, findViolation } from './acceptance.ts';
import type { AcceptanceOptions } from './acceptance.ts';
import type { RunSession } from './run-session.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { runChildren } from './fan-out.ts';
import { finalTaskOf } from './final-task.ts';
import { resolveInputs } from './resolve-inputs.ts';
import { createTaskContext } from './task-context.ts';
import { TaskInterruption } from './task-interruption.ts';

export type AttemptFailure = {
  readonly reason: TaskInterruption['reason'];
  readonly code: string;
  readonly message: string;
};

/** One attempt, from inputs to the committed result. Null when the task has succeeded; never rejects. */
export async function runAttempt(attempt: Attempt): Promise<AttemptFailure | null> {
  const { session, task } = attempt;
  const skill = session.parts.skills.find((candidate) => candidate.name === task.skill);
  if (skill === undefined) return failure('unknown-skill', `There is no skill “${task.skill}”.`);
  try {
    return await perform({ attempt, skill });
  } catch (cause) {
    if (cause instanceof TaskInterruption) return { reason: cause.reason, code: cause.code, message: cause.message };
    if (attempt.signal.aborted) return { reason: 'cancelled', code: 'cancelled', message: 'The task was stopped.' };
    session.parts.onFault(cause);
    return failure(
      'skill-error',
      `The skill “${skill.name}” broke: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
}

async function perform(options: { readonly attempt: Attempt; readonly skill: Skill }): Promise<AttemptFailure | null> {
  const { attempt, skill } = options;
  const { session, task } = attempt;
  const resolved = resolveInputs({ session, task });
  const input = skill.input.safeParse(resolved);
  if (!input.success) return failure('invalid-input', describe('The inputs do not fit', input.error));
  let context = createTaskContext({ attempt, input: input.data });
  if (task.fanOut === true && skill.fanOut !== undefined) {
    const children = await runChildren({ attempt, skill, context });
    const withChildren = skill.input.safeParse({ ...resolved, children });
    if (!withChildren.success)
      return failure('invalid-input', describe('The results of the parts do not fit', withChildren.error));
    context = createTaskContext({ attempt, input: withChildren.data });
  }
  const result = await skill.run(context);
  if (!result.ok) return failure(result.error.code, result.error.message);
  if (attempt.signal.aborted) return { reason: 'cancelled', code: 'cancelled', message: 'The task was stopped.' };
  return commit({ attempt, skill, result: result.value });
}

function commit(options: {
  readonly attempt: Attempt;
  readonly skill: Skill;
  readonly result: SkillResult<unknown>;
}): AttemptFailure | null {
  const { attempt, skill, result } = options;
  const { session, task } = attempt;
  // Checks look at what the attempt has recorded, so it has to be in the state.
  session.log.flush();
  const state = session.log.state();
  const violation = findViolation({
    output: result.output,
    task,
    skill,
    state,
    blocks: blocksOf(session),
    checks: { ...builtInChecks, ...session.parts.checks },
    isFinal: finalTaskOf(state)?.task.id === task.id,
  });
  if (violation !== null) return failure('not-accepted', violation);
  const output = blobOf(JSON.stringify(result.output ?? null));
  const { summary, openIssues } = result;
  const confidence = Math.min(1, Math.max(0, Number.isFinite(result.confidence) ? result.confidence : 0));
  const data = { output: output.sha256, summary, confidence, openIssues: [...openIssues] };
  session.log.append({ drafts: [{ type: 'task.succeeded', data, ...eventContextOf(attempt) }], blobs: [output] });
  return null;
}

function blocksOf(session: RunSession): AcceptanceOptions['blocks'] {
  const { workspaceId } = session.log.state();
  invariant(workspaceId !== null, 'the run was created');
  return session.parts.blocksOf({ workspaceId, runId: session.runId });
}

function failure(code: string, message: string): AttemptFailure {
  return { reason: 'failed', code, message };
}

function describe(what: string, error: z.ZodError): string {
  return `${what}: ${z.prettifyError(error).replace(/\s+/g, ' ')}`.slice(0, 600);
}
