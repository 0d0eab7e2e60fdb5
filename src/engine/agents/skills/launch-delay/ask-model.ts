import type { ModelRole } from '../../../../shared/domain/model.ts';
import type { DecideOptions, GenerateOptions, RoutedDecision, TaskContext } from '../../skill.ts';

/** The worker decides; the small decider only where there is no worker: on real text it reads no better than chance (MODELS 5). */
const bestFirst: readonly ModelRole[] = ['worker', 'decider'];

/** Decisions by the best model of this run; null where the run has none, and code has to do without. */
export async function decideIfAble(
  context: TaskContext<unknown>,
  options: Omit<DecideOptions, 'roles'>,
): Promise<readonly RoutedDecision[] | null> {
  if (options.items.length === 0) return [];
  const roles = bestFirst.filter((role) => context.roles.has(role)).slice(0, 1);
  return roles.length === 0 ? null : await context.decide({ ...options, roles });
}

/** Generated output by the best model of this run; null where there is none, or where no attempt passed. */
export async function generateIfAble<Output>(
  context: TaskContext<unknown>,
  options: Omit<GenerateOptions<Output>, 'roles'>,
): Promise<Output | null> {
  const roles = bestFirst.filter((role) => context.roles.has(role)).slice(0, 1);
  return roles.length === 0 ? null : await context.generate({ ...options, roles });
}
