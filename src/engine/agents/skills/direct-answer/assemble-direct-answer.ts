import type { Answer } from '../../../../shared/domain/answer.ts';
import { numberCitations } from '../../../../shared/domain/number-citations.ts';
import type { DraftClaim } from '../../skill.ts';

/** The answer as one paragraph: each sentence with the numbers of its passages, each passage numbered once. */
export function assembleDirectAnswer(options: {
  readonly claims: readonly DraftClaim[];
  readonly alone: boolean;
}): Answer {
  const { claims, alone } = options;
  const { claims: numbered, citations } = numberCitations(claims);
  const sentences = numbered.map((claim) => {
    const doubt = claim.verdict === 'unsure' && !alone ? ' *(not checked by a model)*' : '';
    return `${claim.text} ${claim.citations.map((n) => `[${n}]`).join('')}`.trimEnd() + doubt;
  });
  const body =
    sentences.length === 0
      ? 'There is no answer: no model that could give one is on this machine.'
      : sentences.join(' ');
  const markdown = alone && sentences.length > 0 ? `*From the model alone, no source.*\n\n${body}` : body;
  return { markdown, claims: numbered, citations };
}
