import type { ClaimVerdict } from '../../../../shared/domain/answer.ts';
import { checkProvenance } from '../../../verification/index.ts';
import { entailmentLabels, entailmentPrefix } from '../../presets/entailment.ts';
import type { DraftClaim, TaskContext } from '../../skill.ts';
import type { Quoted } from '../launch-delay/passages.ts';
import { directLine } from './direct-passages.ts';

const supportedAt = 0.5;
/** Passages cited for one sentence. */
const mostCited = 2;

type Judging = {
  readonly context: TaskContext<unknown>;
  readonly sentences: readonly string[];
  readonly quoted: readonly Quoted[];
};

/** How strongly each passage supports a sentence; the label of the best one. Null where no model of this run may verify. */
type Support = { readonly label: string; readonly byPassage: readonly number[] } | null;

/** The ladder over each sentence: which passages say it (a model, where one may verify), then whether its names, numbers and dates stand there. */
export async function judgeSentences(judging: Judging): Promise<readonly DraftClaim[]> {
  const supports = await supportsOf(judging);
  return judging.sentences.map((sentence, index) =>
    judgeSentence({ judging, sentence, index, support: supports?.[index] ?? null }),
  );
}

async function supportsOf({ context, sentences, quoted }: Judging): Promise<readonly Support[] | null> {
  if (!context.roles.has('worker') || sentences.length === 0 || quoted.length === 0) return null;
  const decisions = await context.decide({
    step: 'entailment',
    prefix: entailmentPrefix,
    items: sentences.flatMap((sentence) =>
      quoted.map((passage) => `Source: ${directLine(passage)}\nClaim: ${sentence}`),
    ),
    labels: entailmentLabels,
    roles: ['worker'],
  });
  return sentences.map((_sentence, index) => {
    const own = decisions.slice(index * quoted.length, (index + 1) * quoted.length);
    const byPassage = own.map(({ probabilities }) => probabilities['supported'] ?? 0);
    const best = own[byPassage.indexOf(Math.max(...byPassage))];
    return { label: best?.label ?? 'missing', byPassage };
  });
}

function judgeSentence(options: {
  readonly judging: Judging;
  readonly sentence: string;
  readonly index: number;
  readonly support: Support;
}): DraftClaim {
  const { judging, sentence, index, support } = options;
  const { context } = judging;
  const claimId = `sentence-${index + 1}`;
  const cited = citedFor({ judging, sentence, support });
  const missing = missingIn({ context, claimId, sentence, cited: cited.length === 0 ? judging.quoted : cited });
  if (support !== null) {
    const best = Math.max(0, ...support.byPassage);
    const verdict = best >= supportedAt ? 'pass' : 'fail';
    const evidence = `${support.label}, supported ${best.toFixed(2)}`;
    context.check({ claimId, name: 'entailment', verdict, evidence });
  }
  const { verdict, shown, reason } = conclusionOf({ support, missing, isCited: cited.length > 0 });
  const citations = cited.map(({ block, text }) => ({ file: block.file, locator: block.locator, text }));
  return { claimId, kind: 'finding', text: sentence, verdict, shown, reason, citations };
}

/** The passages that say it most plainly; without a verifying model, those that hold all of its names and numbers. */
function citedFor(options: {
  readonly judging: Judging;
  readonly sentence: string;
  readonly support: Support;
}): readonly Quoted[] {
  const { judging, sentence, support } = options;
  const { context, quoted } = judging;
  if (support === null)
    return quoted.filter((passage) => notIn({ context, sentence, cited: [passage] }).length === 0).slice(0, 1);
  return quoted
    .map((passage, index) => ({ passage, probability: support.byPassage[index] ?? 0 }))
    .filter(({ probability }) => probability >= supportedAt)
    .toSorted((left, right) => right.probability - left.probability)
    .slice(0, mostCited)
    .map(({ passage }) => passage);
}

function notIn(options: {
  readonly context: TaskContext<unknown>;
  readonly sentence: string;
  readonly cited: readonly Quoted[];
}): readonly string[] {
  const { context, sentence, cited } = options;
  const sources = cited.map((passage) => `${directLine(passage)}\n${passage.text}`);
  const references = cited.map(({ block }) => block.timestamp ?? context.asOf);
  return checkProvenance({ claim: sentence, sources, references }).missing;
}

function missingIn(options: {
  readonly context: TaskContext<unknown>;
  readonly claimId: string;
  readonly sentence: string;
  readonly cited: readonly Quoted[];
}): readonly string[] {
  const { context, claimId } = options;
  const missing = notIn(options);
  const evidence =
    missing.length === 0
      ? 'every number, date, name and quote is in the cited passages'
      : `not in the cited passages: ${missing.join(', ')}`;
  context.check({ claimId, name: 'provenance', verdict: missing.length === 0 ? 'pass' : 'fail', evidence });
  return missing;
}

function conclusionOf(options: {
  readonly support: Support;
  readonly missing: readonly string[];
  readonly isCited: boolean;
}): { readonly verdict: ClaimVerdict; readonly shown: boolean; readonly reason: string } {
  const { support, missing, isCited } = options;
  if (missing.length > 0)
    return { verdict: 'missing', shown: false, reason: `not in the source: ${missing.join(', ')}` };
  if (!isCited) {
    const verdict = support?.label === 'contradicted' ? 'contradicted' : 'missing';
    return { verdict, shown: false, reason: 'no passage says it' };
  }
  return support === null
    ? { verdict: 'unsure', shown: true, reason: 'not checked by a model' }
    : { verdict: 'supported', shown: true, reason: 'provenance and entailment passed' };
}
