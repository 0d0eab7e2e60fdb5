import type { AgentDocument } from '../../shared/domain/team.ts';
import type { FlowStep } from '../../shared/team/index.ts';

/** What a task is expected to ask of a model. */
export type ExpectedWork = { readonly decisions: number; readonly writtenTokens: number; readonly readTokens: number };

/** Tokens of one item with its turn marks, and of one sentence or small record that is written about it. */
const itemTokens = 120;
const answerTokens = 40;

/**
 * How much a task will ask for, from how many items can reach it. Rough on purpose: it is said as "about", and the rates by which
 * it becomes seconds are measured.
 * @param options.items items handed to it at most.
 */
export function expectedWork(options: {
  readonly step: FlowStep;
  readonly skill: string | null;
  readonly agent: AgentDocument;
  readonly items: number;
}): ExpectedWork {
  const { step, skill, agent, items } = options;
  const taken = Math.min(items, agent.settings.limit);
  const decisions = (count: number): ExpectedWork => ({ decisions: count, writtenTokens: 0, readTokens: 0 });
  const sentences = (count: number): ExpectedWork => ({
    decisions: 0,
    writtenTokens: count * answerTokens,
    readTokens: count * itemTokens,
  });
  if (step.does === 'votes' || step.does === 'present') return decisions(0);
  // Only what the first agent was not sure of is decided again; a quarter is what the small models leave (MODELS 5).
  if (step.does === 'again') return decisions(Math.ceil(taken / 4));
  switch (skill) {
    case 'classify-items':
    case 'check-items':
      return decisions(taken);
    case 'extract-fields':
      return sentences(taken);
    case 'write-report':
      return { ...sentences(taken), decisions: taken };
    case 'query-tables':
      return sentences(1);
    default:
      return decisions(0);
  }
}

/** Items that a step hands on at most. */
export function expectedItems(options: {
  readonly skill: string | null;
  readonly agent: AgentDocument;
  /** Handed to it; null for one that reads the sources itself. */
  readonly taken: number | null;
  /** Blocks of the workspace; null when it is not known yet. */
  readonly blocks: number | null;
}): number {
  const { skill, agent, taken, blocks } = options;
  if (skill === 'query-tables') return 1;
  return Math.min(taken ?? blocks ?? agent.settings.limit, agent.settings.limit);
}
