import type { RunState } from '../../../shared/events/run-state.ts';
import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';

/** What is different in a fork, in words; null for a run that is none. */
export function describeChange(options: {
  readonly run: Pick<RunState, 'fork' | 'tasks'>;
  readonly text: Catalogue['runs'];
}): string | null {
  const { run, text } = options;
  if (run.fork === null) return null;
  const { change } = run.fork;
  const titleOf = (id: string): string => run.tasks.find(({ task }) => task.id === id)?.task.title ?? id;
  switch (change.kind) {
    case 'replay':
      return text.changes.replay;
    case 'again':
      return text.changes.again(titleOf(change.taskId));
    case 'agent':
      return text.changes.agent(titleOf(change.taskId));
    case 'model':
      return text.changes.model(titleOf(change.taskId), change.role);
    case 'prompt':
      return text.changes.prompt(titleOf(change.taskId), change.step);
    case 'answer':
      return text.changes.answer(change.decision);
    default:
      return assertNever(change);
  }
}
