import { z } from 'zod';
import { Answer } from '../../../../shared/domain/answer.ts';
import type { Citation, Claim } from '../../../../shared/domain/answer.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { entailmentLabels, entailmentPrefix } from '../../presets/entailment.ts';
import { defineSkill } from '../../skill.ts';
import type { DraftClaim, TaskContext } from '../../skill.ts';
import { assembleAnswer } from './assemble-answer.ts';
import { Drafts, Settlement } from './findings.ts';
import { judgeClaim, sourceLines } from './judge-claim.ts';
import type { Checked, Entailment } from './judge-claim.ts';
import type { Draft } from './findings.ts';
import { quoteSpans } from './passages.ts';
import type { Quoted } from './passages.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

const textsCompared = 2;

/** The verification ladder over every claim: provenance in code, then entailment by the worker model; then the report, by code. */
export const checkFacts = defineSkill({
  name: 'check-facts',
  input: z.strictObject({ findings: Drafts, settlement: Settlement }),
  output: Answer,
  async run(context) {
    const { findings, settlement } = context.input;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: settlement.trace.launch.statuses });
    const prepared = findings.drafts.map((draft) => ({
      draft,
      quoted: quoteSpans({ spans: draft.evidence.map((span) => wholeIfEmpty(span, context)), blocks: context.blocks }),
    }));
    const verdicts = await entailments({ context, graph, prepared });
    const checked = prepared.map(({ draft, quoted }, index) =>
      judgeClaim({ context, graph, draft, quoted, entailment: verdicts.get(index) ?? null }),
    );
    for (const claim of checked) context.conclude(asClaim(claim));
    const answer = assembleAnswer({
      claims: checked.filter((claim) => claim.shown).map(asClaim),
      asOf: context.asOf,
      settlement,
      workerChecked: context.roles.has('worker'),
    });
    const supported = answer.claims.filter((claim: Claim) => claim.verdict === 'supported').length;
    const summary = `${supported} of ${findings.drafts.length} claims supported`;
    const openIssues = checked
      .filter((claim) => !claim.shown)
      .map((claim) => `Left out: ${claim.text} (${claim.reason})`);
    return ok({
      output: answer,
      summary,
      confidence: findings.drafts.length === 0 ? 0 : supported / findings.drafts.length,
      openIssues,
    });
  },
});

function wholeIfEmpty(span: Draft['evidence'][number], context: TaskContext<unknown>): Draft['evidence'][number] {
  const block = context.blocks.byId(span.blockId);
  return span.end > span.start || block === null ? span : { ...span, start: 0, end: block.text.length };
}

/**
 * Entailment of the claims that a model worded, against their passages together and one by one: long sources confuse a small model, so
 * the best reading counts. Without a worker there is none, and the claims stay unsure.
 */
async function entailments(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly prepared: readonly { readonly draft: Draft; readonly quoted: readonly Quoted[] }[];
}): Promise<ReadonlyMap<number, Entailment>> {
  const { context, graph, prepared } = options;
  if (!context.roles.has('worker')) return new Map();
  const asked = prepared.flatMap(({ draft, quoted }, index) => {
    if (draft.phrased === null) return [];
    const texts = quoted.filter(({ block }) => block.kind !== 'row').slice(0, textsCompared);
    const lines = sourceLines({ quoted: texts, graph, asOf: context.asOf });
    const sources = lines.length > 1 ? [lines.join('\n').slice(0, 1200), ...lines] : lines;
    return sources.map((source) => ({ index, item: `Source: ${source}\nClaim: ${draft.phrased}` }));
  });
  if (asked.length === 0) return new Map();
  const decisions = await context.decide({
    step: 'entailment',
    prefix: entailmentPrefix,
    items: asked.map(({ item }) => item),
    labels: entailmentLabels,
    roles: ['worker'],
  });
  const best = new Map<number, Entailment>();
  for (const [position, { index }] of asked.entries()) {
    const decision = decisions[position];
    const probability = decision?.probabilities['supported'] ?? 0;
    if (decision !== undefined && probability >= (best.get(index)?.probability ?? 0))
      best.set(index, { label: decision.label, probability });
  }
  return best;
}

function asClaim(checked: Checked): DraftClaim {
  const citations: Omit<Citation, 'n'>[] = checked.quoted.map(({ block, text }) => ({
    file: block.file,
    locator: block.locator,
    text,
  }));
  return {
    claimId: checked.draft.claimId,
    kind: checked.draft.kind,
    text: checked.text,
    verdict: checked.verdict,
    shown: checked.shown,
    reason: checked.reason,
    citations,
  };
}
