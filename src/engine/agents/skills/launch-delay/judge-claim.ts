import type { ClaimVerdict } from '../../../../shared/domain/answer.ts';
import { checkProvenance, shareOfOwnWords } from '../../../verification/index.ts';
import { entailmentLabels } from '../../presets/entailment.ts';
import type { TaskContext } from '../../skill.ts';
import type { Draft } from './findings.ts';
import { passageLine } from './passages.ts';
import type { Quoted } from './passages.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

/** A label of the entailment question with the probability of "supported". */
export type Entailment = { readonly label: string; readonly probability: number };

export type Checked = {
  readonly draft: Draft;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  readonly shown: boolean;
  readonly reason: string;
  readonly quoted: readonly Quoted[];
};

type Judging = {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly draft: Draft;
  readonly quoted: readonly Quoted[];
  /** Null where no model of this run may verify. */
  readonly entailment: Entailment | null;
};

const entailedAt = 0.5;
/** At least this share of a worded sentence must be the source's own words. */
const ownWordsFrom = 0.5;

/** Cited passages as the checks read them: with who wrote them and when. */
export function sourceLines(options: {
  readonly quoted: readonly Quoted[];
  readonly graph: WorkspaceGraph;
  readonly asOf: number;
}): readonly string[] {
  return options.quoted.map((quoted) => passageLine({ quoted, graph: options.graph, asOf: options.asOf }));
}

/** The ladder over one claim: a citation, provenance in code, then entailment for what a model worded. Records every check. */
export function judgeClaim(judging: Judging): Checked {
  const checked = judgeText(judging);
  const { doubt } = judging.draft;
  if (doubt === null || checked.verdict !== 'supported') return checked;
  judging.context.check({ claimId: judging.draft.claimId, name: 'later-word', verdict: 'unsure', evidence: doubt });
  return { ...checked, verdict: 'unsure', reason: doubt };
}

function judgeText(judging: Judging): Checked {
  const { context, draft, quoted } = judging;
  if (quoted.length === 0) {
    context.check({ claimId: draft.claimId, name: 'citation', verdict: 'fail', evidence: 'no passage to cite' });
    return { draft, text: draft.text, verdict: 'missing', shown: false, reason: 'no source', quoted };
  }
  const missing = notInSources({ judging, claim: draft.phrased ?? draft.text, name: 'provenance' });
  if (draft.phrased !== null) return judgeWorded({ judging, missing });
  const passed = missing.length === 0;
  if (!passed && draft.fallbacks.length > 0) return judgeFallbacks(judging);
  const reason = passed ? 'built by code from the cited records' : 'not all of it is in the cited records';
  return { draft, text: draft.text, verdict: passed ? 'supported' : 'missing', shown: passed, reason, quoted };
}

/** Numbers, dates, names and quotes of a claim that its passages do not hold; the check is recorded. */
function notInSources(options: {
  readonly judging: Judging;
  readonly claim: string;
  readonly name: string;
}): readonly string[] {
  const { context, draft, graph, quoted } = options.judging;
  const sources = sourceLines({ quoted, graph, asOf: context.asOf });
  const references = quoted.map(({ block }) => block.timestamp ?? context.asOf);
  const { verdict, missing } = checkProvenance({ claim: options.claim, sources, references });
  const evidence =
    missing.length === 0
      ? 'every number, date, name and quote is in the cited passages'
      : `not in the cited passages: ${missing.join(', ')}`;
  context.check({ claimId: draft.claimId, name: options.name, verdict, evidence });
  return missing;
}

function judgeWorded(options: { readonly judging: Judging; readonly missing: readonly string[] }): Checked {
  const { judging, missing } = options;
  const { context, draft, quoted, entailment } = judging;
  const label = entailmentLabels.find((name) => name === entailment?.label) ?? null;
  const entailed = label === 'supported' && (entailment?.probability ?? 0) >= entailedAt;
  if (entailment !== null) {
    const evidence = `${entailment.label}, supported ${entailment.probability.toFixed(2)}`;
    context.check({ claimId: draft.claimId, name: 'entailment', verdict: entailed ? 'pass' : 'fail', evidence });
  }
  const foreign = !isInOwnWords({ judging, sentence: draft.phrased ?? draft.text });
  if (missing.length === 0 && entailed && !foreign)
    return {
      draft,
      text: draft.text,
      verdict: 'supported',
      shown: true,
      reason: 'provenance and entailment passed',
      quoted,
    };
  if (draft.fallbacks.length > 0) return judgeFallbacks(judging);
  if (missing.length === 0 && entailment === null)
    return { draft, text: draft.text, verdict: 'unsure', shown: true, reason: 'not checked by a model', quoted };
  const doubt = foreign ? 'its words are not those of the source' : 'the source does not say it';
  const reason = missing.length === 0 ? doubt : `not in the source: ${missing.join(', ')}`;
  return {
    draft,
    text: draft.text,
    verdict: label === 'contradicted' ? 'contradicted' : 'missing',
    shown: false,
    reason,
    quoted,
  };
}

/** A sentence in other words than its source's, a translation above all, is beyond what a small model can be trusted to check. */
function isInOwnWords(options: { readonly judging: Judging; readonly sentence: string }): boolean {
  const { judging, sentence } = options;
  const { context, draft, graph, quoted } = judging;
  const share = shareOfOwnWords({ sentence, sources: sourceLines({ quoted, graph, asOf: context.asOf }) });
  const verdict = share >= ownWordsFrom ? 'pass' : 'fail';
  const evidence = `${Math.round(share * 100)}% of its words begin like a word of the cited passages`;
  context.check({ claimId: draft.claimId, name: 'own-words', verdict, evidence });
  return verdict === 'pass';
}

/** What code built around the source's own words, where the worded sentence did not pass; at last only what the records say. */
function judgeFallbacks(judging: Judging): Checked {
  const { draft, quoted } = judging;
  const said = draft.fallbacks.find((claim) => notInSources({ judging, claim, name: 'quotation' }).length === 0);
  const reason = 'the source’s own words, because the worded sentence did not pass';
  if (said !== undefined) return { draft, text: said, verdict: 'supported', shown: true, reason, quoted };
  return { draft, text: draft.text, verdict: 'missing', shown: false, reason: 'no wording of it passed', quoted };
}
