import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scoredAnswerSchema } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';
import type { ScoredAnswer } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';
import { generateSample } from '../../src/engine/evaluation/launch-delay/generate-sample.ts';
import type { Sample } from '../../src/engine/evaluation/launch-delay/generate-sample.ts';
import { createCitationResolver, readUnits } from '../../src/engine/evaluation/launch-delay/read-units.ts';
import { scoreAnswer } from '../../src/engine/evaluation/launch-delay/score.ts';
import { writeSample } from '../../src/engine/evaluation/launch-delay/write-sample.ts';
import type { Arm } from './arms.ts';
import { ingest, openSession, runTeam } from './engine-session.ts';
import { askOnce } from './one-prompt.ts';
import { scoreRow } from './result-row.ts';
import type { ResultRow } from './result-row.ts';

export type SeedResult = Omit<
  ResultRow,
  'version' | 'arm' | 'seed' | 'wording' | 'teamVersion' | 'commit' | 'dirty' | 'date' | 'cores'
>;

type Outcome = Omit<SeedResult, 'facts' | 'shown'> & { readonly answer: ScoredAnswer };

/** One arm on one generated company, from an empty data folder: reads it, asks, compares with the truth. Removes what it wrote. */
export async function evaluateSeed(options: {
  readonly arm: Arm;
  readonly seed: number;
  readonly wording: ResultRow['wording'];
  readonly signal: AbortSignal;
}): Promise<SeedResult> {
  const { arm, seed, wording, signal } = options;
  const sample = await generateSample({ seed, wording });
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-evaluation-'));
  try {
    await writeSample({ sample, folder });
    const { answer, ...measured } = await askArm({ arm, sample, folder, wording, signal });
    const resolve = createCitationResolver(await readUnits(sample.files));
    const score = (scored: ScoredAnswer) => scoreRow(scoreAnswer({ truth: sample.truth, answer: scored, resolve }));
    return { ...measured, facts: score(answer), shown: score(withMarked(answer)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A claim that is shown with a mark still names something; counting it as said is the stricter and the kinder reading at once. */
function withMarked(answer: ScoredAnswer): ScoredAnswer {
  const claims = answer.claims.map((claim) => ({
    ...claim,
    verdict: claim.verdict === 'unsure' ? ('supported' as const) : claim.verdict,
  }));
  return { ...answer, claims };
}

async function askArm(options: {
  readonly arm: Arm;
  readonly sample: Sample;
  readonly folder: string;
  readonly wording: ResultRow['wording'];
  readonly signal: AbortSignal;
}): Promise<Outcome> {
  const { arm, sample, folder, wording, signal } = options;
  const { question } = sample.truth;
  const engine = await openSession({
    dataFolder: join(folder, 'data'),
    environment: { GUILDHALL_DECIDER: arm.decider, GUILDHALL_WORKER: arm.worker },
  });
  try {
    const { workspace, ms: ingestMs } = await ingest({ engine, folder: join(folder, 'exports'), signal });
    if (arm.kind === 'one-prompt') {
      const { answer, ms, models, ...counts } = await askOnce({
        engine,
        workspace,
        question,
        modelId: arm.worker,
        signal,
      });
      return {
        answer,
        models,
        ingestMs,
        wallMs: ingestMs + ms,
        status: 'succeeded',
        decisions: 0,
        escalations: 0,
        ...counts,
      };
    }
    const { report, models, reason, ms } = await runTeam({ engine, workspace, question, signal });
    // The reason may quote the sources, so it is told only where their wording may be read.
    if (report.status !== 'succeeded' && wording === 'development')
      process.stderr.write(`  ${report.status}: ${reason}\n`);
    const { modelMs, tokensIn, tokensOut, decisions, escalations } = report.usage;
    const answer = scoredAnswerSchema.parse(report);
    const counts = { modelMs, tokensIn, tokensOut, decisions, escalations };
    return { answer, models, ingestMs, wallMs: ingestMs + ms, status: report.status, ...counts };
  } finally {
    await engine.close();
  }
}
