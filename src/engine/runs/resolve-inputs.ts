import { z } from 'zod';
import type { Task } from '../../shared/domain/task.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { Sha256 } from '../../shared/kernel/ids.ts';
import { parseJson } from '../../shared/kernel/json.ts';
import type { TaskState } from '../../shared/events/run-state.ts';
import { referencesOf } from '../plans/index.ts';
import { readPath } from './read-path.ts';
import type { RunSession } from './run-session.ts';

/**
 * A task's inputs with its references replaced by what they name. A task that was skipped counts as null.
 * Inputs of a sub-task are values from the sources, never references: text that looks like one stays text.
 */
export function resolveInputs(options: { readonly session: RunSession; readonly task: Task }): Record<string, unknown> {
  const { session, task } = options;
  const inputs: Record<string, unknown> = { ...task.inputs };
  if (task.parentTaskId !== undefined) return inputs;
  const state = session.log.state();
  for (const { input, taskId, path } of referencesOf(task)) {
    const source = state.tasks.find((candidate) => candidate.task.id === taskId);
    invariant(source !== undefined, `${task.id} refers to a task of the plan`);
    inputs[input] = readPath({ value: readOutput({ session, source }), path });
  }
  return inputs;
}

/** The stored output of a task; null when it has none. */
export function readOutput(options: { readonly session: RunSession; readonly source: TaskState }): unknown {
  const { output } = options.source;
  if (output === null) return null;
  const text = options.session.parts.store.blobText(Sha256.parse(output));
  invariant(text !== null, `the output of ${options.source.task.id} is stored`);
  const parsed = parseJson(z.json(), text);
  invariant(parsed.ok, `the output of ${options.source.task.id} is JSON`);
  return parsed.value;
}
