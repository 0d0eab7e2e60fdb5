import type { Citation, ClaimKind, ClaimVerdict } from '../../../shared/domain/answer.ts';
import type { RunState } from '../../../shared/events/run-state.ts';

/** One statement as it is shown: verified before, with its sources numbered from 1 in order of appearance. */
export type Finding = {
  readonly key: string;
  readonly kind: ClaimKind;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  /** Why it is not plainly supported; empty where it is. */
  readonly reason: string;
  readonly citations: readonly Citation[];
};

export type FindingGroup = { readonly kind: ClaimKind; readonly findings: readonly Finding[] };

export const findingKinds: readonly ClaimKind[] = ['cause', 'blocked', 'date', 'action', 'finding'];

/**
 * What may be shown of a run. Until there is an answer these are the concluded claims that may be shown; with the answer,
 * its own claims in its own order and numbering. Nothing that was not concluded ever appears.
 */
export function shownFindings(run: Pick<RunState, 'answer' | 'claims'>): readonly FindingGroup[] {
  const findings =
    run.answer === null ? findingsSoFar(run) : answerFindings({ answer: run.answer, claims: run.claims });
  return findingKinds
    .map((kind) => ({ kind, findings: findings.filter((finding) => finding.kind === kind) }))
    .filter((group) => group.findings.length > 0);
}

/** Claims that verification removed, with the reason of each. */
export function removedClaims(run: Pick<RunState, 'claims'>): RunState['claims'] {
  return run.claims.filter((claim) => !claim.shown);
}

function findingsSoFar({ claims }: Pick<RunState, 'claims'>): readonly Finding[] {
  const numbers = new Map<string, number>();
  const numberOf = (place: string): number => {
    const number = numbers.get(place) ?? numbers.size + 1;
    numbers.set(place, number);
    return number;
  };
  return claims
    .filter((claim) => claim.shown)
    .map((claim) => ({
      key: claim.claimId,
      kind: claim.kind,
      text: withoutMarks(claim.text),
      verdict: claim.verdict,
      reason: claim.verdict === 'supported' ? '' : claim.reason,
      citations: claim.citations.map((citation) => ({
        ...citation,
        n: numberOf(`${citation.file}\n${citation.locator}`),
      })),
    }));
}

function answerFindings(run: {
  readonly answer: NonNullable<RunState['answer']>;
  readonly claims: RunState['claims'];
}): readonly Finding[] {
  const citations = new Map(run.answer.citations.map((citation) => [citation.n, citation]));
  return run.answer.claims.map((claim, index) => {
    const concluded = run.claims.find(({ kind, text }) => kind === claim.kind && text === claim.text);
    return {
      key: concluded?.claimId ?? `${claim.kind} ${index}`,
      kind: claim.kind,
      text: withoutMarks(claim.text),
      verdict: claim.verdict,
      reason: claim.verdict === 'supported' ? '' : (concluded?.reason ?? ''),
      citations: claim.citations.flatMap((n) => citations.get(n) ?? []),
    };
  });
}

/** Citation marks are shown as buttons behind the statement, so they are left out of its text. */
function withoutMarks(text: string): string {
  return text.replaceAll(/\s*\[\d+\](?=[\s.,;[]|$)/g, '').trim();
}
