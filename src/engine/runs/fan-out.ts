import type { Task } from '../../shared/domain/task.ts';
import { Task as TaskSchema } from '../../shared/domain/task.ts';
import type { RunState, TaskState } from '../../shared/events/run-state.ts';
import type { Skill, TaskContext } from '../agents/index.ts';
import type { Attempt } from './attempt.ts';
import { readOutput } from './resolve-inputs.ts';
import { untilState } from './run-session.ts';
import { TaskInterruption } from './task-interruption.ts';

/** Sub-tasks that one task may expand to. */
const mostChildren = 500;

/**
 * Expands a fan-out task into flat sub-tasks, one per item that its skill names, and waits until all of them have ended.
 * Returns the outputs of those that succeeded, in the order of the items. Finds the sub-tasks of an earlier attempt again.
 */
export async function runChildren(options: {
  readonly attempt: Attempt;
  readonly skill: Skill;
  readonly context: TaskContext<unknown>;
}): Promise<readonly unknown[]> {
  const { attempt, skill, context } = options;
  const { session, task } = attempt;
  const childrenOf = (state: RunState): readonly TaskState[] =>
    state.tasks.filter((child) => child.task.parentTaskId === task.id);
  if (childrenOf(session.log.state()).length === 0) {
    const items = (skill.fanOut?.(context) ?? []).slice(0, mostChildren);
    if (items.length === 0) return [];
    const tasks = items.map((item) => childTask({ parent: task, item }));
    session.log.append({ drafts: [{ type: 'plan.expanded', data: { parentTaskId: task.id, tasks } }] });
  }
  session.parked.add(task.id);
  try {
    await untilState({ session, signal: attempt.signal, wanted: (state) => childrenOf(state).every(hasEnded) });
  } finally {
    session.parked.delete(task.id);
  }
  const children = childrenOf(session.log.state());
  const done = children.filter((child) => child.status === 'succeeded');
  if (done.length === 0) {
    const reason = children.find((child) => child.failure !== null)?.failure?.message ?? 'none was done';
    throw new TaskInterruption({
      reason: 'failed',
      code: 'sub-tasks-failed',
      message: `No part of it succeeded: ${reason}`,
    });
  }
  return done.map((source) => readOutput({ session, source }));
}

function hasEnded(child: TaskState): boolean {
  return (
    child.status === 'succeeded' ||
    child.status === 'failed' ||
    child.status === 'skipped' ||
    child.status === 'cancelled'
  );
}

function childTask(options: {
  readonly parent: Task;
  readonly item: { readonly key: string; readonly title: string; readonly input: unknown };
}): Task {
  const { fanOut: _fanOut, ...parent } = options.parent;
  const { key, title, input } = options.item;
  return TaskSchema.parse({
    ...parent,
    id: `${parent.id}/${key}`,
    parentTaskId: parent.id,
    title: title.slice(0, 120),
    inputs: input,
    acceptance: parent.acceptance.filter(({ check }) => check === 'output-schema'),
  });
}
