import { AgentDocument } from '../../shared/domain/team.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';
import type { ForkOrigin, RunChange } from '../../shared/domain/fork.ts';
import { stepName } from '../../shared/domain/fork.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { EventData, EventDraft, RunEvent } from '../../shared/events/index.ts';
import type { RunState } from '../../shared/events/run-state.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { RunId, Sha256 } from '../../shared/kernel/ids.ts';
import type { TaskId } from '../../shared/kernel/ids.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { affectedTasks } from '../../shared/runs/affected-tasks.ts';

/** How a fork begins: the events before its first task, and whose finished steps it may use. */
export type ForkStart = {
  readonly created: EventData<'run.created'>;
  readonly plan: Plan;
  readonly drafts: readonly EventDraft[];
  readonly reuseStepsOf: RunId | null;
};

export type ForkProblem = { readonly code: 'not-found' | 'plan-invalid'; readonly message: string };

/**
 * What a run becomes when one thing in it is different. Finished tasks that the change does not reach bring their results along;
 * of the others, every step whose input stays the same is reused too, unless the person wants them done anew.
 */
export function startFork(options: {
  readonly parent: RunState;
  readonly events: readonly RunEvent[];
  readonly change: RunChange;
}): Result<ForkStart, ForkProblem> {
  const { parent, events, change } = options;
  const first = events[0];
  invariant(first?.type === 'run.created' && parent.runId !== null, 'a run begins with run.created');
  if (parent.plan === null || !parent.planAccepted)
    return err({
      code: 'plan-invalid',
      message: 'This run has no accepted plan yet, so there is no step to go on from.',
    });
  const target = findTarget(parent, change);
  if (!target.ok) return target;
  const affected =
    target.value === null
      ? new Set<string>(parent.tasks.map(({ task }) => task.id))
      : affectedTasks({ tasks: parent.tasks.map(({ task }) => task), taskId: target.value });
  const changed = changedPlan({ plan: parent.plan, change });
  if (!changed.ok) return changed;
  const origin = originOf({ parent, parentId: parent.runId, events, change, target: target.value });
  const created = { ...first.data, ...changedTeam({ team: first.data.team, change }), fork: origin };
  const drafts = [
    ...planDrafts({ events, plan: changed.value, original: parent.plan }),
    ...(target.value === null ? [] : reuseDrafts({ parent, parentId: parent.runId, events, affected })),
  ];
  const anew = change.kind === 'replay' || change.kind === 'again';
  return ok({ created, plan: changed.value, drafts, reuseStepsOf: anew ? null : parent.runId });
}

/** The task that the change is made to; null for a replay. */
function findTarget(parent: RunState, change: RunChange): Result<TaskId | null, ForkProblem> {
  if (change.kind === 'replay') return ok(null);
  if (change.kind === 'answer') {
    const wait = parent.waits.find(({ waitId }) => waitId === change.waitId);
    const task = parent.tasks.find((candidate) => candidate.task.id === wait?.taskId);
    if (wait === undefined || wait.decision === null || task === undefined)
      return err({ code: 'not-found', message: `There is no answered question “${change.waitId}” of a task.` });
    return ok(task.task.id);
  }
  if (change.kind === 'model' && parent.models[change.role] === undefined)
    return err({ code: 'plan-invalid', message: `No model fills the role ${change.role} in this run.` });
  const task = parent.tasks.find((candidate) => candidate.task.id === change.taskId);
  if (task === undefined) return err({ code: 'not-found', message: `There is no task “${change.taskId}”.` });
  return ok(task.task.id);
}

/** The changed agent counts wherever the run asks its team: what it may recall from, and which tools it may use. */
function changedTeam(options: { readonly team: TeamDocument | undefined; readonly change: RunChange }): {
  readonly team?: TeamDocument;
} {
  const { team, change } = options;
  if (team === undefined || change.kind !== 'agent') return {};
  const agents = team.agents.map((agent) =>
    agent.id === change.agent.id ? { ...change.agent, position: agent.position } : agent,
  );
  return { team: { ...team, agents } };
}

/** The agent as drawn is a literal input of its task, so another agent is another input and nothing else. */
function changedPlan(options: { readonly plan: Plan; readonly change: RunChange }): Result<Plan, ForkProblem> {
  const { plan, change } = options;
  if (change.kind !== 'agent') return ok(plan);
  const task = plan.tasks.find(({ id }) => id === change.taskId);
  const drawn = AgentDocument.safeParse(task?.inputs['agent']);
  if (!drawn.success)
    return err({ code: 'plan-invalid', message: `The task “${change.taskId}” is not done by a drawn agent.` });
  const agent = { ...change.agent, id: drawn.data.id, position: drawn.data.position };
  const tasks = plan.tasks.map((other) => (other === task ? { ...other, inputs: { ...other.inputs, agent } } : other));
  return ok({ ...plan, tasks });
}

function originOf(options: {
  readonly parent: RunState;
  readonly parentId: RunId;
  readonly events: readonly RunEvent[];
  readonly change: RunChange;
  readonly target: TaskId | null;
}): ForkOrigin {
  const { parent, parentId, events, change, target } = options;
  const before = parent.fork;
  const started = events.find((event) => event.type === 'task.started' && event.taskId === target);
  const roles = change.kind === 'model' ? [{ taskId: change.taskId, role: change.role }] : [];
  const { taskId, step, prompt } = change.kind === 'prompt' ? change : { taskId: null, step: '', prompt: null };
  const prompts = taskId === null || prompt === null ? [] : [{ taskId, step: stepName(step), prompt }];
  return {
    runId: parentId,
    seq: target === null ? 1 : (started?.seq ?? parent.headSeq),
    change,
    roles: [...(before?.roles ?? []), ...roles],
    prompts: [...(before?.prompts ?? []), ...prompts],
    answers: answersOf({ parent, change }),
  };
}

/** An approval is bound to one call of one run: it counts here only where the person names it. */
function answersOf(options: { readonly parent: RunState; readonly change: RunChange }): ForkOrigin['answers'] {
  const { parent, change } = options;
  const named = change.kind === 'answer' ? change : null;
  return parent.waits.flatMap(({ waitId, kind, taskId, fingerprint, decision }) => {
    const id = parent.tasks.find(({ task }) => task.id === taskId)?.task.id;
    if (id === undefined || decision === null) return [];
    if (waitId === named?.waitId) return [{ taskId: id, fingerprint, decision: named.decision }];
    return kind === 'ask' ? [{ taskId: id, fingerprint, decision }] : [];
  });
}

/** As in the parent, so that an unchanged run says the same again; a changed plan is the person's. */
function planDrafts(options: {
  readonly events: readonly RunEvent[];
  readonly plan: Plan;
  readonly original: Plan;
}): readonly EventDraft[] {
  const { events, plan, original } = options;
  if (plan !== original) {
    const data = { plan, by: 'person' as const };
    return [
      { type: 'plan.proposed', data },
      { type: 'plan.accepted', data },
    ];
  }
  const proposed = events.findLast((event) => event.type === 'plan.proposed');
  const accepted = events.findLast((event) => event.type === 'plan.accepted');
  return [
    { type: 'plan.proposed', data: { plan, by: proposed?.type === 'plan.proposed' ? proposed.data.by : 'rule' } },
    { type: 'plan.accepted', data: { plan, by: accepted?.type === 'plan.accepted' ? accepted.data.by : 'rule' } },
  ];
}

/** The results of tasks that stay as they were, with what was checked in them. */
function reuseDrafts(options: {
  readonly parent: RunState;
  readonly parentId: RunId;
  readonly events: readonly RunEvent[];
  readonly affected: ReadonlySet<string>;
}): readonly EventDraft[] {
  const { parent, parentId, events, affected } = options;
  const kept = new Set<string>();
  const results = parent.tasks.flatMap((state): readonly EventDraft[] => {
    const { task, status, output, summary, openIssues, reusedFrom, note } = state;
    if (affected.has(task.id)) return [];
    const context = { taskId: task.id, agentId: task.assignee };
    if (status === 'skipped') return [{ type: 'task.skipped', data: { reason: note }, ...context }];
    if (status !== 'succeeded' || output === null) return [];
    kept.add(task.id);
    const result = { output: Sha256.parse(output), summary, openIssues: [...openIssues] };
    const fromRunId = RunId.parse(reusedFrom ?? parentId);
    const data = { fromRunId, ...result, confidence: state.confidence ?? 0 };
    return [{ type: 'task.reused', data, ...context }];
  });
  const expanded = events.flatMap((event): readonly EventDraft[] => {
    if (event.type !== 'plan.expanded') return [];
    const stays = event.data.tasks.some(({ id }) => kept.has(id));
    return stays ? [{ type: event.type, data: event.data }] : [];
  });
  const checks = events.flatMap((event): readonly EventDraft[] => {
    if (event.taskId === undefined || !kept.has(event.taskId)) return [];
    if (event.type === 'verify.check') return [{ type: event.type, data: event.data, taskId: event.taskId }];
    return event.type === 'verify.concluded' ? [{ type: event.type, data: event.data, taskId: event.taskId }] : [];
  });
  return [...expanded, ...results, ...checks];
}
