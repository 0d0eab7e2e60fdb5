import type { ScoredAnswer, ScoredCitation, ScoredClaim } from './answer-schema.ts';
import { findInventedDetails } from './check-details.ts';
import { extractDays } from './extract-days.ts';
import type { Cause, Decoy, Evidence, GroundTruth } from './ground-truth.ts';
import { isRowOf, mentionsId, namesTitle, overlaps } from './match-passages.ts';

export interface UnsupportedClaim {
  readonly text: string;
  readonly reason: 'no citation' | 'no listed evidence' | 'details not in the cited passages';
  readonly details: readonly string[];
}

/** How one answer compares with the truth. All claims counted here have the verdict `supported`: they are shown as facts. */
export interface Score {
  /** Named causes / true causes, 0 to 1. */
  readonly causeRecall: number;
  /** Ids of causes in the truth file. */
  readonly causesNamed: readonly string[];
  readonly causesMissed: readonly string[];
  /** Ids of decoys that a cause claim names. */
  readonly decoysNamed: readonly string[];
  readonly newDateRight: boolean;
  readonly citationsResolve: boolean;
  readonly unsupportedClaims: readonly UnsupportedClaim[];
  /** Number of claims shown as facts. */
  readonly claims: number;
}

interface CitedClaim {
  readonly claim: ScoredClaim;
  readonly cited: readonly ScoredCitation[];
}

const overlapsAny = (cited: readonly ScoredCitation[], evidence: readonly Evidence[]): boolean =>
  cited.some((citation) => evidence.some((entry) => overlaps(citation, entry)));

function namesCause({ claim, cited }: CitedClaim, cause: Cause): boolean {
  if (claim.kind !== 'cause') return false;
  return (
    mentionsId(claim.text, cause.taskId) ||
    overlapsAny(cited, cause.evidence) ||
    cited.some((citation) => isRowOf(citation, cause))
  );
}

function namesDecoy({ claim, cited }: CitedClaim, decoy: Decoy, truth: GroundTruth): boolean {
  if (claim.kind !== 'cause') return false;
  if (decoy.taskId !== undefined && mentionsId(claim.text, decoy.taskId)) return true;
  if (decoy.title !== undefined && namesTitle(claim.text, decoy.title)) return true;
  const proof = truth.causes.flatMap((cause) => cause.evidence);
  return (
    cited.length > 0 &&
    cited.every((citation) => overlapsAny([citation], decoy.evidence) && !overlapsAny([citation], proof))
  );
}

/** Passages listed for the facts that a claim is about; undefined when the truth file knows no such fact. */
function evidenceFor({ claim, cited }: CitedClaim, truth: GroundTruth): Evidence[] | undefined {
  const factEvidence = (id: string): Evidence[] => truth.facts.find((fact) => fact.id === id)?.evidence ?? [];
  if (claim.kind === 'date')
    return [
      ...truth.launch.evidence,
      ...truth.decoys.filter((decoy) => decoy.kind === 'contradiction').flatMap((decoy) => decoy.evidence),
    ];
  const causes = truth.causes.filter(
    (cause) =>
      mentionsId(claim.text, cause.taskId) || namesTitle(claim.text, cause.title) || overlapsAny(cited, cause.evidence),
  );
  const links = truth.chain.filter(
    (link) => mentionsId(claim.text, link.blocked) || mentionsId(claim.text, link.blocker),
  );
  const items = new Set(
    [...causes.map((cause) => cause.taskId), ...links.flatMap((link) => [link.blocked, link.blocker])].filter((id) =>
      mentionsId(claim.text, id),
    ),
  );
  const listed = [
    ...causes.flatMap((cause) => [
      ...cause.evidence,
      ...factEvidence(`story-${cause.id}`),
      ...factEvidence(`item-${cause.taskId}`),
      ...truth.actions.filter((action) => action.causeId === cause.id).flatMap((action) => action.evidence),
    ]),
    ...links.flatMap((link) => link.evidence),
    ...[...items].flatMap((id) => factEvidence(`item-${id}`)),
  ];
  return listed.length === 0 ? undefined : listed;
}

function checkSupport(entry: CitedClaim, truth: GroundTruth): UnsupportedClaim | undefined {
  const { claim, cited } = entry;
  if (cited.length === 0) return { text: claim.text, reason: 'no citation', details: [] };
  const listed = evidenceFor(entry, truth);
  if (listed !== undefined) {
    return overlapsAny(cited, listed) ? undefined : { text: claim.text, reason: 'no listed evidence', details: [] };
  }
  const details = findInventedDetails({ claim, citations: cited, truth });
  return details.length === 0 ? undefined : { text: claim.text, reason: 'details not in the cited passages', details };
}

/** Words right before a date that make it the new one, and words that mark it as no longer valid. */
const announcing = /(now(?: is| planned for| on| set for)?|new date(?: is|:)?|takes place on)\s*$/i;
const dismissing =
  /(outdated|older|earlier|previous|superseded|no longer|not|instead of|replac|void|was|originally|said|still says|still names)/i;

function statesOutdated(claim: ScoredClaim, truth: GroundTruth): boolean {
  const found = extractDays(claim.text, Number(truth.asOf.slice(0, 4)));
  const outdated = found.filter(
    (day) =>
      day.days.some((reading) => truth.launch.outdatedDates.includes(reading)) &&
      !day.days.includes(truth.launch.newDate),
  );
  if (outdated.length === 0) return false;
  const announced = outdated.some((day) => announcing.test(claim.text.slice(0, day.start)));
  const written = found.filter((day) => day.days.includes(truth.launch.newDate));
  const leavesNew = written.some((day) => /from\s*$/i.test(claim.text.slice(0, day.start)));
  if (written.length > 0) return leavesNew || (announced && !dismissing.test(claim.text));
  return !dismissing.test(claim.text);
}

/**
 * Compares an answer with the truth. `resolve` says whether a citation's text stands verbatim in its source file
 * (`createCitationResolver` makes one from the exports).
 */
export function scoreAnswer(options: {
  readonly truth: GroundTruth;
  readonly answer: ScoredAnswer;
  readonly resolve: (citation: ScoredCitation) => boolean;
}): Score {
  const { truth, answer, resolve } = options;
  const shown = answer.claims
    .filter((claim) => claim.verdict === 'supported')
    .map((claim): CitedClaim => ({
      claim,
      cited: answer.citations.filter((citation) => claim.citations.includes(citation.n)),
    }));
  const named = truth.causes
    .filter((cause) => shown.some((entry) => namesCause(entry, cause)))
    .map((cause) => cause.id);
  const dateClaims = shown.map(({ claim }) => claim).filter((claim) => claim.kind === 'date');
  const year = Number(truth.asOf.slice(0, 4));
  const saysNew = dateClaims.some((claim) =>
    extractDays(claim.text, year).some((day) => day.days.includes(truth.launch.newDate)),
  );
  const known = new Set(answer.citations.map((citation) => citation.n));
  return {
    causeRecall: named.length / truth.causes.length,
    causesNamed: named,
    causesMissed: truth.causes.map((cause) => cause.id).filter((id) => !named.includes(id)),
    decoysNamed: truth.decoys
      .filter((decoy) => shown.some((entry) => namesDecoy(entry, decoy, truth)))
      .map((decoy) => decoy.id),
    newDateRight: saysNew && !dateClaims.some((claim) => statesOutdated(claim, truth)),
    citationsResolve:
      answer.claims.every((claim) => claim.citations.every((n) => known.has(n))) &&
      answer.citations.every((citation) => resolve(citation)),
    unsupportedClaims: shown.flatMap((entry) => checkSupport(entry, truth) ?? []),
    claims: shown.length,
  };
}
