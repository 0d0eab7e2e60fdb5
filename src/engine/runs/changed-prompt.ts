import { stepName } from '../../shared/domain/fork.ts';
import type { PromptPrefix } from '../ports/language-model.ts';
import type { Attempt } from './attempt.ts';

/** The prompt that the skill asks with, or in a fork the one that the person wrote for this step. */
export function promptFor(options: {
  readonly attempt: Attempt;
  readonly step: string;
  readonly prefix: PromptPrefix;
}): PromptPrefix {
  const { attempt, step, prefix } = options;
  const { id, parentTaskId } = attempt.task;
  const prompts = attempt.session.log.state().fork?.prompts ?? [];
  const changed = prompts.findLast(
    (prompt) => (prompt.taskId === id || prompt.taskId === parentTaskId) && prompt.step === stepName(step),
  );
  return changed?.prompt ?? prefix;
}
