import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { checkProvenance, shareOfOwnWords } from '../../../verification/index.ts';
import { answerSentencePrefix } from '../../presets/drawn/report-sentence.ts';
import { generateAs, inTurns } from './agent-models.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { entail, entailedAt } from './entail.ts';
import type { Finding } from './finding.ts';
import { plainWords, quotesOf } from './finding.ts';
import { blockOf, itemWithHeading } from './item-text.ts';
import { isComputedAlone, valuesOf } from './own-fields.ts';

const sentenceTokens = 80;
/** Share of a sentence's content words that its source or the question must have. */
const fewestOwnWords = 0.5;

/** Words each item in one sentence, and lets the sentence stand only when its source says the same; else the source's own words. */
export async function wordItems(context: DrawnContext, items: readonly HandedItem[]): Promise<readonly Finding[]> {
  const sentences = await inTurns(items, async (item, index) => {
    // What code computed or took out verbatim needs no other words: models add to them (MODELS 5).
    const isSettled = item.source === null || valuesOf(item).length > 0;
    const sentence = isSettled ? null : await writeSentence({ context, item, index });
    context.progress({ note: 'wording', done: index + 1, total: items.length });
    return sentence;
  });
  const drafts = items.map((item, index) => draftOf({ context, item, sentence: sentences[index] ?? null, index }));
  const asked = drafts.filter((draft) => draft.sentence !== null && draft.missing.length === 0);
  const entailed = await entail(context, {
    step: 'entailment',
    pairs: asked.map(({ item, sentence }) => ({
      source: itemWithHeading({ item, blocks: context.blocks }),
      claim: sentence ?? '',
    })),
  });
  return drafts.map((draft) => {
    const answer = entailed?.[asked.indexOf(draft)];
    return settle({ context, draft, supported: answer?.supported ?? null, checkable: entailed !== null });
  });
}

type Draft = {
  readonly claimId: string;
  readonly item: HandedItem;
  readonly sentence: string | null;
  /** Numbers, dates, names and quotations of the sentence that its source does not hold. */
  readonly missing: readonly string[];
  readonly quotes: Finding['quotes'];
};

async function writeSentence(options: {
  readonly context: DrawnContext;
  readonly item: HandedItem;
  readonly index: number;
}): Promise<string | null> {
  const { context, item, index } = options;
  const written = await generateAs<string>(context, {
    step: `sentence-${index + 1}`,
    prefix: answerSentencePrefix(context.input.agent.role),
    item: `Question: ${context.question}\nPassage: ${itemWithHeading({ item, blocks: context.blocks })}`,
    maxTokens: sentenceTokens,
    structure: null,
  });
  const line = written?.trim().split('\n')[0]?.trim() ?? '';
  return line === '' ? null : line;
}

function draftOf(options: {
  readonly context: DrawnContext;
  readonly item: HandedItem;
  readonly sentence: string | null;
  readonly index: number;
}): Draft {
  const { context, item, sentence, index } = options;
  const claimId = `finding-${index + 1}`;
  const quotes = quotesOf({ item, blocks: context.blocks });
  const missing = sentence === null ? [] : notInSource({ context, item, claim: sentence });
  if (sentence !== null)
    context.check({
      claimId,
      name: 'provenance',
      verdict: missing.length === 0 ? 'pass' : 'fail',
      evidence:
        missing.length === 0
          ? 'every number, date, name and quote is in the cited passage, and most of its words'
          : `not in the cited passage: ${missing.join(', ')}`,
    });
  return { claimId, item, sentence, missing, quotes };
}

/** Numbers, dates, names and quotations that the source does not hold, or the whole sentence when most of its words are new. */
function notInSource(options: {
  readonly context: DrawnContext;
  readonly item: HandedItem;
  readonly claim: string;
}): readonly string[] {
  const { context, item, claim } = options;
  const reference = blockOf({ item, blocks: context.blocks })?.timestamp ?? context.asOf;
  const source = itemWithHeading({ item, blocks: context.blocks });
  const { missing } = checkProvenance({ claim, sources: [source], references: [reference] });
  const own = shareOfOwnWords({ sentence: claim, sources: [source, context.question] });
  return missing.length === 0 && own < fewestOwnWords ? ['most of its words'] : missing;
}

function settle(options: {
  readonly context: DrawnContext;
  readonly draft: Draft;
  readonly supported: number | null;
  readonly checkable: boolean;
}): Finding {
  const { context, draft, supported, checkable } = options;
  const { claimId, item, sentence, missing, quotes } = draft;
  if (isComputedAlone(item)) {
    context.check({ claimId, name: 'recompute', verdict: 'pass', evidence: 'computed by code from the question' });
    return { item, text: item.text, verdict: 'supported', shown: true, reason: 'computed by code', quotes };
  }
  if (quotes.length === 0) {
    context.check({ claimId, name: 'citation', verdict: 'fail', evidence: 'no passage to cite' });
    return { item, text: item.text, verdict: 'missing', shown: false, reason: 'no source', quotes };
  }
  const passed = (supported ?? 0) >= entailedAt;
  if (supported !== null)
    context.check({
      claimId,
      name: 'entailment',
      verdict: passed ? 'pass' : 'fail',
      evidence: `supported ${supported.toFixed(2)}`,
    });
  if (sentence !== null && passed)
    return {
      item,
      text: sentence,
      verdict: 'supported',
      shown: true,
      reason: 'provenance and entailment passed',
      quotes,
    };
  if (sentence !== null && missing.length === 0 && !checkable)
    return { item, text: sentence, verdict: 'unsure', shown: true, reason: 'not checked by a model', quotes };
  const text = plainWords({ item, blocks: context.blocks });
  const reason =
    sentence === null
      ? 'built by code from the cited source'
      : 'the source’s own words, because the sentence did not pass';
  context.check({ claimId, name: 'quotation', verdict: 'pass', evidence: 'verbatim from the cited source' });
  return { item, text, verdict: 'supported', shown: true, reason, unworded: sentence !== null, quotes };
}
