import type { LadderRung, ModelRole } from '../../shared/domain/model.ts';
import { mostEscalations } from './route-decision.ts';

export type Rung = { readonly role: ModelRole; readonly modelId: string };

/**
 * The models to try, cheapest first: the step's own roles or else the agent's ladder, of which only roles that a model fills
 * in this run count. A model that fills two roles is asked once.
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
    rungs.push({ role, modelId: model.id });
  }
  return rungs.slice(0, mostEscalations + 1);
}
