import type { Answer, ClaimKind } from '../../../../shared/domain/answer.ts';
import { numberCitations } from '../../../../shared/domain/number-citations.ts';
import type { DraftClaim } from '../../skill.ts';
import type { Settlement } from './findings.ts';

const sections: readonly (readonly [ClaimKind, string])[] = [
  ['cause', 'Why it is delayed'],
  ['blocked', 'Who is blocked by what'],
  ['date', 'Dates'],
  ['action', 'Next actions'],
];

/** The report, by code: one list item per finding, numbered citations shared between claims, and what the reader must know first. */
export function assembleAnswer(options: {
  readonly claims: readonly DraftClaim[];
  readonly asOf: number;
  readonly settlement: Settlement;
  readonly workerChecked: boolean;
}): Answer {
  const { claims, asOf, settlement, workerChecked } = options;
  const { claims: numbered, citations } = numberCitations(claims);
  const lines = [...headLines({ asOf, settlement, workerChecked, empty: claims.length === 0 })];
  for (const [kind, title] of sections) {
    const own = numbered
      .map((claim, index) => ({ ...claim, reason: claims[index]?.reason ?? '' }))
      .filter((claim) => claim.kind === kind);
    if (own.length === 0) continue;
    lines.push('', `### ${title}`, '');
    for (const claim of own) {
      const marks = claim.citations.map((n) => `[${n}]`).join('');
      const doubt = claim.verdict === 'unsure' ? ` *(unsure: ${claim.reason})*` : '';
      lines.push(`- ${claim.text} ${marks}${doubt}`);
    }
  }
  return { markdown: lines.join('\n').trim(), claims: numbered, citations };
}

function headLines(options: {
  readonly asOf: number;
  readonly settlement: Settlement;
  readonly workerChecked: boolean;
  readonly empty: boolean;
}): readonly string[] {
  const { asOf, settlement, workerChecked, empty } = options;
  const lines: string[] = [];
  if (!workerChecked)
    lines.push('*No model of about 1.5B or more is on this machine: worded claims are not checked by a model.*', '');
  lines.push(`As of ${new Date(asOf).toISOString().slice(0, 16).replace('T', ' ')} UTC.`);
  if (settlement.trace.launch.mode === 'text')
    lines.push(
      '',
      '*These sources hold no task tracker that says what waits for what: the causes were read from text alone and are less certain.*',
    );
  for (const { itemId } of settlement.settled)
    lines.push(
      '',
      `*${itemId} is still open in the tracker, but a later message says that it is finished; it is not counted as a cause.*`,
    );
  if (empty) lines.push('', 'Nothing in these sources answers the question.');
  return lines;
}
