import { z } from 'zod';
import { Answer } from '../../../../shared/domain/answer.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { contentWords, sentenceSpans } from '../../../memory/graph/index.ts';
import { defineSkill } from '../../skill.ts';
import type { DraftClaim, TaskContext } from '../../skill.ts';
import { keySentence, quoteSpans } from '../launch-delay/passages.ts';
import type { Quoted } from '../launch-delay/passages.ts';
import { assembleDirectAnswer } from './assemble-direct-answer.ts';
import { WrittenAnswer } from './direct-findings.ts';
import { judgeSentences } from './judge-sentences.ts';

/** What is written under an answer without sources. The page and the exports show it as it is. */
export const fromTheModelAlone = 'from the model alone, no source';

/** Every sentence of a direct answer against the passages; what has no support is left out. An answer without a passage says so. */
export const checkAnswer = defineSkill({
  name: 'check-answer',
  input: z.strictObject({ written: WrittenAnswer }),
  output: Answer,
  async run(context) {
    const { written } = context.input;
    const claims = written.alone ? aloneClaims({ context, text: written.text }) : await checked(context);
    for (const claim of claims) context.conclude(claim);
    const shown = claims.filter((claim) => claim.shown);
    const supported = shown.filter(({ verdict }) => verdict === 'supported').length;
    return ok({
      output: assembleDirectAnswer({ claims: shown, alone: written.alone }),
      summary: summaryOf({ claims, supported, alone: written.alone }),
      confidence: claims.length === 0 ? 0 : supported / claims.length,
      openIssues: claims.filter((claim) => !claim.shown).map((claim) => `Left out: ${claim.text} (${claim.reason})`),
    });
  },
});

function summaryOf(options: {
  readonly claims: readonly DraftClaim[];
  readonly supported: number;
  readonly alone: boolean;
}): string {
  const { claims, supported, alone } = options;
  if (claims.length === 0) return 'there is no answer to check';
  return alone ? fromTheModelAlone : `${supported} of ${claims.length} sentences supported`;
}

function aloneClaims(options: {
  readonly context: TaskContext<unknown>;
  readonly text: string;
}): readonly DraftClaim[] {
  const { context, text } = options;
  if (text === '') return [];
  const claimId = 'alone';
  context.check({ claimId, name: 'citation', verdict: 'unsure', evidence: 'no passage to cite' });
  return [{ claimId, kind: 'finding', text, verdict: 'unsure', shown: true, reason: fromTheModelAlone, citations: [] }];
}

async function checked(context: TaskContext<{ readonly written: WrittenAnswer }>): Promise<readonly DraftClaim[]> {
  const { written } = context.input;
  const quoted = quoteSpans({ spans: written.spans, blocks: context.blocks });
  const sentences = sentenceSpans(written.text).map(({ start, end }) => written.text.slice(start, end));
  const claims = await judgeSentences({ context, sentences, quoted });
  if (claims.some((claim) => claim.shown)) return claims;
  const quotation = quotationOf({ context, question: written.question, quoted });
  return quotation === null ? claims : [...claims, quotation];
}

/** Where no sentence held: the source's own words, which need no model. */
function quotationOf(options: {
  readonly context: TaskContext<unknown>;
  readonly question: string;
  readonly quoted: readonly Quoted[];
}): DraftClaim | null {
  const { context, question, quoted } = options;
  const [best] = quoted;
  if (best === undefined) return null;
  const words = keySentence({ text: best.text, words: contentWords(question) }).replace(/\s*\n\s*/g, ' ');
  const { author, file, locator } = best.block;
  const claimId = 'quotation';
  context.check({ claimId, name: 'quotation', verdict: 'pass', evidence: 'verbatim from the cited passage' });
  return {
    claimId,
    kind: 'finding',
    text: author === null || author === '' ? `“${words}”` : `${author}: “${words}”`,
    verdict: 'supported',
    shown: true,
    reason: 'the source’s own words, because no worded sentence passed',
    citations: [{ file, locator, text: best.text }],
  };
}
