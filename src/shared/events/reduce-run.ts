import { assertNever } from '../kernel/assert.ts';
import type { RunEvent } from './index.ts';
import type { FreshLists } from './list-change.ts';
import { reduceCall } from './reduce-call.ts';
import { reducePlan } from './reduce-plan.ts';
import { emptyRunState } from './run-state.ts';
import type { RunState } from './run-state.ts';
import { finishTasks, reduceTask, resetTasks, withTask } from './reduce-task.ts';
import { reduceVerification } from './reduce-verification.ts';

/**
 * The state of a run after one more event. Pure: no clock, no ids, no model. Events of a shape that the schema allows never
 * make it throw, in whatever order they come; an event about something unknown changes only the counters.
 */
export function reduceRun(state: RunState, event: RunEvent): RunState {
  return reduceWith(state, event, null);
}

/** The state after all of these events. Takes time in step with their number: what lies between two of them is never seen. */
export function foldRun(events: Iterable<RunEvent>, from: RunState = emptyRunState): RunState {
  const fresh: FreshLists = new WeakSet();
  let state = from;
  for (const event of events) state = reduceWith(state, event, fresh);
  return state;
}

function reduceWith(state: RunState, event: RunEvent, fresh: FreshLists | null): RunState {
  return settleStatus(reduceMembers(countTime(state, event), event, fresh));
}

export function isFinished(status: RunState['status']): boolean {
  return status === 'succeeded' || status === 'partial' || status === 'failed' || status === 'cancelled';
}

function reduceMembers(state: RunState, event: RunEvent, fresh: FreshLists | null): RunState {
  switch (event.type) {
    case 'run.created':
    case 'run.queued':
    case 'run.started':
    case 'run.recovered':
    case 'run.cancel-requested':
    case 'run.finished':
      return reduceLife(state, event);
    case 'plan.proposed':
    case 'plan.rejected':
    case 'plan.accepted':
    case 'plan.expanded':
      return reducePlan(state, event);
    case 'task.started':
    case 'task.progress':
    case 'task.succeeded':
    case 'task.failed':
    case 'task.interrupted':
    case 'task.skipped':
    case 'task.reused':
      return reduceTask(state, event, fresh);
    case 'model.requested':
    case 'model.completed':
    case 'model.failed':
    case 'route.escalated':
      return reduceCall(state, event, fresh);
    case 'verify.check':
    case 'verify.concluded':
      return reduceVerification(state, event, fresh);
    case 'wait.opened':
    case 'wait.resolved':
      return reduceWait(state, event);
    case 'model.loaded':
    case 'tool.requested':
    case 'tool.completed':
    case 'tool.failed':
    case 'memory.read':
    case 'effect.intended':
    case 'effect.committed':
    case 'effect.failed':
    case 'effect.unknown':
    case 'budget.exceeded':
    case 'loop.detected':
    case 'step.reused':
      return state;
    default:
      return assertNever(event);
  }
}

type LifeEvent = Extract<RunEvent, { readonly type: `run.${string}` }>;

function reduceLife(state: RunState, event: LifeEvent): RunState {
  switch (event.type) {
    case 'run.created': {
      const { workspaceId, teamId, team, question, asOf, models, confirmPlan, after, fork } = event.data;
      return {
        ...state,
        runId: event.runId,
        workspaceId,
        teamId,
        team: team ?? null,
        question,
        asOf,
        models,
        confirmPlan,
        after: after ?? null,
        fork: fork ?? null,
        createdAt: event.ts,
      };
    }
    case 'run.queued':
      return { ...state, status: 'queued', place: event.data.place };
    case 'run.started':
      return { ...state, status: 'running', place: null };
    case 'run.recovered': {
      const reopened = isFinished(state.status);
      const tasks = reopened ? resetTasks(state.tasks) : state.tasks;
      const { recoveries } = event.data;
      return {
        ...state,
        status: 'running',
        place: null,
        recoveries,
        tasks,
        finishedAt: null,
        cancelRequested: false,
        reason: '',
        answer: null,
      };
    }
    case 'run.cancel-requested':
      return { ...state, cancelRequested: true };
    case 'run.finished': {
      const { status, reason, answer, usage } = event.data;
      return {
        ...state,
        status,
        place: null,
        reason,
        answer,
        usage,
        finishedAt: event.ts,
        tasks: finishTasks(state.tasks, event.ts),
      };
    }
    default:
      return assertNever(event);
  }
}

type WaitEvent = Extract<RunEvent, { readonly type: `wait.${string}` }>;

function reduceWait(state: RunState, event: WaitEvent): RunState {
  if (event.type === 'wait.opened') {
    const taskId = event.taskId ?? null;
    const others = state.waits.filter((wait) => wait.waitId !== event.data.waitId);
    const next = { ...state, waits: [...others, { ...event.data, taskId, decision: null }] };
    return withTask(next, taskId, (task) => ({ ...task, status: 'waiting' }));
  }
  const { waitId, decision } = event.data;
  const wait = state.waits.find((candidate) => candidate.waitId === waitId);
  if (wait === undefined) return state;
  const next = { ...state, waits: state.waits.map((other) => (other === wait ? { ...wait, decision } : other)) };
  return withTask(next, wait.taskId, (task) =>
    task.status === 'waiting' ? { ...task, status: task.startedAt === null ? 'planned' : 'running' } : task,
  );
}

/** Wall time counts what the run was at work: not its turn to come, not the gap of a restart, not the time a person took to answer. */
function countTime(state: RunState, event: RunEvent): RunState {
  const idle =
    state.updatedAt === 0 ||
    state.status === 'queued' ||
    event.type === 'run.recovered' ||
    isFinished(state.status) ||
    (state.status === 'waiting' &&
      (event.type === 'wait.resolved' || event.type === 'plan.accepted' || event.type === 'run.started'));
  const spent = idle ? 0 : Math.max(0, event.ts - state.updatedAt);
  const usage = spent === 0 ? state.usage : { ...state.usage, wallMs: state.usage.wallMs + spent };
  return { ...state, usage, headSeq: event.seq, updatedAt: event.ts };
}

/** A run waits when a person has to answer and no task can go on meanwhile. */
function settleStatus(state: RunState): RunState {
  if (state.status !== 'running' && state.status !== 'waiting') return state;
  const asked = state.waits.some((wait) => wait.decision === null);
  // Most runs ask nothing, and looking through all tasks after each event is what a long run spends its time on.
  const working = !asked || state.tasks.some((task) => task.status === 'running');
  const status = working ? 'running' : 'waiting';
  return status === state.status ? state : { ...state, status };
}
