import type { Answer } from '../../shared/domain/answer.ts';
import { numberCitations } from '../../shared/domain/number-citations.ts';
import type { RunState } from '../../shared/events/run-state.ts';

/** What is known so far, when the task that writes the answer was not reached: one list item per claim that a check concluded. */
export function bestAnswer(state: RunState): Answer | null {
  const shown = state.claims.filter((claim) => claim.shown);
  if (shown.length === 0) return null;
  const { claims, citations } = numberCitations(shown);
  const lines = claims.map((claim) => `- ${claim.text} ${claim.citations.map((n) => `[${n}]`).join('')}`.trimEnd());
  return {
    markdown: ['*The run ended early: this is what was checked until then.*', '', ...lines].join('\n'),
    claims,
    citations,
  };
}
