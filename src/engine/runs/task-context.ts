import type { ModelRole } from '../../shared/domain/model.ts';
import { ModelRole as ModelRoles } from '../../shared/domain/model.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import type { DraftClaim, TaskContext } from '../agents/index.ts';
import { reachableFrom } from '../plans/index.ts';
import { askPerson } from './ask-person.ts';
import { eventContextOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { promptFor } from './changed-prompt.ts';
import { decideStep } from './decide-step.ts';
import { embedStep } from './embed-step.ts';
import { generateStep } from './generate-step.ts';
import { recallStep } from './recall-step.ts';
import { TaskInterruption } from './task-interruption.ts';
import { toolStep } from './tool-step.ts';

/** The hands of a skill: everything it does passes here, is recorded, counted and not repeated (see `TaskContext`). */
export function createTaskContext<Input>(options: {
  readonly attempt: Attempt;
  readonly input: Input;
}): TaskContext<Input> {
  const { attempt, input } = options;
  const { session, task, signal } = attempt;
  const { parts } = session;
  const state = session.log.state();
  invariant(state.workspaceId !== null && state.asOf !== null, 'the run was created');
  const guard = (): void => {
    if (signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  };
  return {
    task,
    input,
    question: state.question,
    asOf: state.asOf.at,
    signal,
    blocks: parts.blocksOf({ workspaceId: state.workspaceId, runId: session.runId }),
    roles: rolesOf(state.models),
    openIssues: openIssuesFor(attempt),
    decide(asked) {
      const decide = { ...asked, prefix: promptFor({ attempt, ...asked }) };
      return once({ attempt, kind: `decide ${decide.step}`, call: decide, run: () => decideStep({ attempt, decide }) });
    },
    generate: ({ validate, structure, ...asked }) => {
      const call = { ...asked, prefix: promptFor({ attempt, ...asked }) };
      const generate = { ...call, structure, ...(validate === undefined ? {} : { validate }) };
      return once({
        attempt,
        kind: `generate ${call.step}`,
        call: { ...call, grammar: structure?.grammar ?? null },
        run: () => generateStep({ attempt, generate }),
      });
    },
    recall: (recall) => once({ attempt, kind: 'recall', call: recall, run: () => recallStep({ attempt, ...recall }) }),
    callTool: (call) => once({ attempt, kind: `tool ${call.step}`, call, run: () => toolStep({ attempt, call }) }),
    embed: (texts) => embedStep({ attempt, texts }),
    progress(data) {
      guard();
      session.log.note({ draft: { type: 'task.progress', data, ...eventContextOf(attempt) } });
    },
    check(data) {
      guard();
      session.log.note({ draft: { type: 'verify.check', data, ...eventContextOf(attempt) } });
    },
    conclude(claim) {
      guard();
      session.log.note({ draft: { type: 'verify.concluded', data: concluded(claim), ...eventContextOf(attempt) } });
    },
    ask: (ask) => askPerson({ attempt, ask }),
  };
}

function concluded(claim: DraftClaim) {
  return { ...claim, citations: claim.citations.map(({ file, locator, text }) => ({ file, locator, text })) };
}

function rolesOf(models: Readonly<Record<string, unknown>>): ReadonlySet<ModelRole> {
  return new Set(ModelRoles.options.filter((role) => Object.hasOwn(models, role)));
}

/** What the tasks before this one left open, in plan order. */
function openIssuesFor(attempt: Attempt): readonly string[] {
  const { plan, tasks } = attempt.session.log.state();
  if (plan === null) return [];
  const before = reachableFrom({ plan, taskId: attempt.task.parentTaskId ?? attempt.task.id });
  return tasks.filter(({ task }) => before.has(task.id)).flatMap((state) => state.openIssues);
}

/** Runs a call, or gives the result of the identical call before it; ends an attempt that goes round in circles. */
async function once<Output>(options: {
  readonly attempt: Attempt;
  readonly kind: string;
  readonly call: unknown;
  readonly run: () => Promise<Output>;
}): Promise<Output> {
  const { attempt, kind, call, run } = options;
  const { log } = attempt.session;
  if (attempt.signal.aborted) throw new TaskInterruption({ reason: 'cancelled', message: 'The task was stopped.' });
  const verdict = attempt.loops.look({ kind, call });
  const context = eventContextOf(attempt);
  if (verdict.kind === 'new') {
    const result = run();
    attempt.loops.remember({ fingerprint: verdict.fingerprint, result });
    return result;
  }
  const { fingerprint, count } = verdict;
  if (count >= 3) log.note({ draft: { type: 'loop.detected', data: { fingerprint, count }, ...context } });
  if (verdict.kind === 'stuck') {
    throw new TaskInterruption({
      reason: 'failed',
      code: 'loop',
      message: `The same call was made ${count} times: ${kind}.`,
    });
  }
  log.note({ draft: { type: 'step.reused', data: { step: kind, reason: 'loop' }, ...context } });
  // The fingerprint covers the kind of call and its arguments, so the earlier result has the type of this one.
  return (await verdict.result) as Output;
}
