import type { ModelRole } from '../../shared/domain/model.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { EventContext } from '../../shared/events/index.ts';
import type { LadderRung } from '../../shared/domain/model.ts';
import { ladderOf } from '../routing/index.ts';
import type { Rung } from '../routing/index.ts';
import { LoopDetector } from './loop-detector.ts';
import type { RunSession } from './run-session.ts';

/** One try of one task: what its model calls and events have in common. */
export type Attempt = {
  readonly session: RunSession;
  readonly task: Task;
  readonly number: number;
  /** What was wrong with the try before, as a line for the model; null on the first. */
  readonly violation: string | null;
  /** Whether the first rung of the ladder has already failed and is passed over. */
  readonly escalated: boolean;
  /** Aborts with the run and when the attempt ends, so that calls which the skill left behind stop too. */
  readonly signal: AbortSignal;
  readonly loops: LoopDetector;
  readonly ordinals: Map<string, number>;
};

export function openAttempt(options: Omit<Attempt, 'loops' | 'ordinals'>): Attempt {
  return { ...options, loops: new LoopDetector(), ordinals: new Map() };
}

/** The step's name within its task: unique, and the same in every attempt (`phrase`, `phrase#2`, …). */
export function nameStep(options: { readonly attempt: Attempt; readonly step: string }): string {
  const { attempt, step } = options;
  const ordinal = (attempt.ordinals.get(step) ?? 0) + 1;
  attempt.ordinals.set(step, ordinal);
  return ordinal === 1 ? step : `${step}#${ordinal}`;
}

export function eventContextOf(attempt: Attempt): EventContext {
  return { taskId: attempt.task.id, attempt: attempt.number, agentId: attempt.task.assignee };
}

export function rungsOf(options: {
  readonly attempt: Attempt;
  readonly roles: readonly ModelRole[] | undefined;
}): readonly Rung[] {
  const { attempt, roles } = options;
  const models = attempt.session.log.state().models;
  const chosen = chosenRole(attempt);
  const rungs = ladderOf({
    roles: chosen === null ? roles : [chosen],
    agentLadder: agentLadder(attempt),
    models,
  });
  return attempt.escalated && rungs.length > 1 ? rungs.slice(1) : rungs;
}

/** In a fork, the role that the person chose for the task or for the task that it is a part of. */
function chosenRole(attempt: Attempt): ModelRole | null {
  const { id, parentTaskId } = attempt.task;
  const roles = attempt.session.log.state().fork?.roles ?? [];
  return roles.findLast(({ taskId }) => taskId === id || taskId === parentTaskId)?.role ?? null;
}

function agentLadder(attempt: Attempt): readonly LadderRung[] {
  return attempt.session.team.agents.find((agent) => agent.id === attempt.task.assignee)?.models ?? [];
}
