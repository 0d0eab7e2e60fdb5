import type { Answer, Citation } from '../../shared/domain/answer.ts';
import type { RunState } from '../../shared/events/run-state.ts';

/** What is known so far, when the task that writes the answer was not reached: one list item per claim that a check concluded. */
export function bestAnswer(state: RunState): Answer | null {
  const shown = state.claims.filter((claim) => claim.shown);
  if (shown.length === 0) return null;
  const citations: Citation[] = [];
  const numberOf = (citation: Omit<Citation, 'n'>): number => {
    const { file, locator, text } = citation;
    const known = citations.find((other) => other.file === file && other.locator === locator && other.text === text);
    if (known !== undefined) return known.n;
    citations.push({ n: citations.length + 1, file, locator, text });
    return citations.length;
  };
  const claims = shown.map(({ text, kind, verdict, citations: cited }) => ({
    text,
    kind,
    verdict,
    citations: cited.map(numberOf),
  }));
  const lines = claims.map((claim) => `- ${claim.text} ${claim.citations.map((n) => `[${n}]`).join('')}`.trimEnd());
  return {
    markdown: ['*The run ended early: this is what was checked until then.*', '', ...lines].join('\n'),
    claims,
    citations,
  };
}
