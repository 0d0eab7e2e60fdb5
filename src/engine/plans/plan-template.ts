import type { BlockKind } from '../../shared/domain/source.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';

/** What a template may know about the sources before any task ran. */
export type SourcesSummary = { readonly blocks: number; readonly kinds: readonly BlockKind[] };

/** A plan with its shape decided: the coordinator picks one and its slots are filled by code (ENGINE 4). Deterministic. */
export type PlanTemplate = {
  readonly id: string;
  readonly describes: string;
  build(options: { readonly question: string; readonly team: TeamDocument; readonly sources: SourcesSummary }): Plan;
};
