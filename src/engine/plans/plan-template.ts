import type { BlockKind } from '../../shared/domain/source.ts';
import type { Plan } from '../../shared/domain/task.ts';
import type { TeamDocument } from '../../shared/domain/team.ts';

/** What a template may know about the sources before any task ran. */
export type SourcesSummary = { readonly blocks: number; readonly kinds: readonly BlockKind[] };

/** The question before in the same conversation, with what was answered as plain text. */
export type Exchange = { readonly question: string; readonly answer: string };

/** A plan with its shape decided: the coordinator picks one and its slots are filled by code (ENGINE 4). Deterministic. */
export type PlanTemplate = {
  readonly id: string;
  readonly describes: string;
  build(options: {
    readonly question: string;
    /** Null where the question begins a conversation. */
    readonly before: Exchange | null;
    readonly team: TeamDocument;
    readonly sources: SourcesSummary;
  }): Plan;
};
