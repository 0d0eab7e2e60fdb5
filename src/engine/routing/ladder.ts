import type { LadderRung, ModelRole } from '../../shared/domain/model.ts';
import { mostEscalations } from './route-decision.ts';

export type Rung = { readonly role: ModelRole; readonly modelId: string };

/** A decider after a worker in a list stands in where no worker is; it is no second opinion on what the worker was unsure of. */
const STRENGTH: Readonly<Partial<Record<ModelRole, number>>> = { decider: 1, worker: 2, planner: 3, verifier: 3 };

/**
 * The models to try, cheapest first: the step's own roles or else the agent's ladder, of which only roles that a model fills
 * in this run count. A model that fills two roles is asked once, and nothing escalates to a weaker role.
 */
export function ladderOf(options: {
  readonly roles: readonly ModelRole[] | undefined;
  readonly agentLadder: readonly LadderRung[];
  readonly models: Readonly<Record<string, { readonly id: string }>>;
}): readonly Rung[] {
  const wanted = options.roles ?? options.agentLadder.map((rung) => rung.role);
  const rungs: Rung[] = [];
  for (const role of wanted) {
    const model = options.models[role];
    if (model === undefined || rungs.some((rung) => rung.modelId === model.id)) continue;
    if (rungs.some((rung) => strength(rung.role) > strength(role))) continue;
    rungs.push({ role, modelId: model.id });
  }
  return rungs.slice(0, mostEscalations + 1);
}

function strength(role: ModelRole): number {
  return STRENGTH[role] ?? 0;
}
