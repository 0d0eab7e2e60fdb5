import { TaskReference } from '../../shared/domain/task.ts';
import type { Task } from '../../shared/domain/task.ts';

export function isReference(value: unknown): value is TaskReference {
  return TaskReference.safeParse(value).success;
}

/** The references among a task's inputs: which task they read, and the path inside its output. */
export function referencesOf(
  task: Task,
): readonly { readonly input: string; readonly taskId: string; readonly path: readonly string[] }[] {
  return Object.entries(task.inputs).flatMap(([input, value]) => {
    if (!isReference(value)) return [];
    const [taskId = '', , ...path] = value.$ref.split('.');
    return [{ input, taskId, path }];
  });
}
