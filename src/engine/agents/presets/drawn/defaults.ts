import type { LadderRung } from '../../../../shared/domain/model.ts';
import type { TaskBudget } from '../../../../shared/domain/task.ts';

/**
 * The worker answers; the small decider stands in only where no worker is. As a first rung it costs more than it saves: rungs that
 * differ by less than five times in cost do not pay (MODELS 5).
 */
export const workerFirst: LadderRung[] = [
  { role: 'worker', when: 'first' },
  { role: 'decider', when: 'low-confidence' },
];

/** Enough for a few hundred items on two cores; twelve of them stay within what a run may use. */
export const taskBudget: TaskBudget = { tokens: 300_000, modelMs: 900_000, retries: 1 };
