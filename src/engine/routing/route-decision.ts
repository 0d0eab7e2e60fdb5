import type { Decision } from '../ports/language-model.ts';

/** Cold-start cut-offs of ENGINE 5: judgement, to be re-fitted once there are outcomes. */
export const cutOffs = {
  accept: { margin: 0.5, legalMass: 0.9 },
  reject: { margin: 0.15, legalMass: 0.5 },
} as const;

/** Rungs beyond the first that one step may climb. */
export const mostEscalations = 2;

/** Good enough to be taken without asking a larger model. */
export function isAccepted(decision: Decision): boolean {
  return decision.margin >= cutOffs.accept.margin && decision.legalMass >= cutOffs.accept.legalMass;
}

/** The last rung's word is taken, but below these cut-offs it counts as a guess. */
export function isSureOnLastRung(decision: Decision): boolean {
  return decision.margin >= cutOffs.reject.margin && decision.legalMass >= cutOffs.reject.legalMass;
}

/** Why items go to the next rung, with the number that decided: "0.41 < 0.50". Takes the least sure of them. */
export function explainEscalation(decisions: readonly Decision[]): string {
  const byMargin = decisions.toSorted((left, right) => left.margin - right.margin)[0];
  const byMass = decisions.toSorted((left, right) => left.legalMass - right.legalMass)[0];
  if (byMargin !== undefined && byMargin.margin < cutOffs.accept.margin) {
    return `margin ${byMargin.margin.toFixed(2)} < ${cutOffs.accept.margin.toFixed(2)}`;
  }
  return `legal mass ${(byMass?.legalMass ?? 0).toFixed(2)} < ${cutOffs.accept.legalMass.toFixed(2)}`;
}
