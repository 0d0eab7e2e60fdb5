import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { physicalCores } from '../src/hosts/physical-cores.ts';
import { readEvaluationArguments } from './eval/arguments.ts';
import type { EvaluationArguments } from './eval/arguments.ts';
import type { ArmId } from './eval/arms.ts';
import { readCommit } from './eval/commit.ts';
import { evaluateSeed } from './eval/evaluate-seed.ts';
import { appendRow, newestRows, readRows } from './eval/result-row.ts';
import type { ResultRow } from './eval/result-row.ts';
import { describeResults, formatResults, replaceBetweenMarkers } from './eval/table.ts';
import { teamVersion } from './eval/team-version.ts';

const root = join(import.meta.dirname, '..');

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readEvaluationArguments(process.argv.slice(2));
  if (!options.ok) {
    process.stderr.write(options.error);
    return 64;
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => stopping.abort(new DOMException(`Stopped by ${name}`, 'AbortError')));
  }
  const { wording, results } = options.value;
  const folder = wording === 'evaluation' ? join('eval', 'launch-delay') : 'test-results';
  const file = results ?? join(root, folder, 'results.jsonl');
  const versions = {
    team: await teamVersion({ root, kind: 'team' }),
    'one-prompt': await teamVersion({ root, kind: 'one-prompt' }),
  };
  const versionOf = (arm: ArmId): string => (arm === 'one-prompt' ? versions['one-prompt'] : versions.team);
  const finished = await runJobs({ options: options.value, file, versionOf, signal: stopping.signal });
  const rows = newestRows({ rows: await readRows(file), wording, versionOf });
  process.stdout.write(`\n${formatResults(rows)}\n`);
  if (wording === 'evaluation' && results === null && rows.length > 0) await updateReadme(rows);
  return finished ? 0 : 1;
}

/** Runs what is not finished yet, one after the other, because one process owns the cores. False when it was stopped. */
async function runJobs(context: {
  readonly options: EvaluationArguments;
  readonly file: string;
  readonly versionOf: (arm: ArmId) => string;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  const { options, file, versionOf, signal } = context;
  const { jobs, wording, fresh } = options;
  const done = fresh ? [] : newestRows({ rows: await readRows(file), wording, versionOf });
  for (const [index, { arm, seed }] of jobs.entries()) {
    const name = `${index + 1}/${jobs.length}  ${arm.id.padEnd(10)}  ${seed}`;
    if (done.some((row) => row.arm === arm.id && row.seed === seed)) {
      process.stdout.write(`${name}  finished before\n`);
      continue;
    }
    const result = await evaluateSeed({ arm, seed, wording, signal }).catch((cause: unknown) => {
      if (signal.aborted) return null;
      throw cause;
    });
    if (result === null) return false;
    const about = { ...(await readCommit(root)), date: new Date().toISOString(), cores: physicalCores() };
    const key = { version: 1 as const, arm: arm.id, seed, wording, teamVersion: versionOf(arm.id) };
    const row: ResultRow = { ...key, ...about, ...result };
    await appendRow({ file, row });
    process.stdout.write(`${name}  ${describe(row)}\n`);
  }
  return true;
}

/** One line of ids and numbers: the wording of an evaluation company is never printed. */
function describe({
  status,
  facts,
  shown,
  wallMs,
  modelMs,
  tokensIn,
  tokensOut,
  decisions,
  escalations,
}: ResultRow): string {
  return [
    status,
    `causes ${facts.causeRecall.toFixed(2)} (shown ${shown.causeRecall.toFixed(2)})`,
    `missed ${facts.causesMissed.join(' ') || 'none'}`,
    `decoys ${facts.decoysNamed.join(' ') || 'none'}`,
    `date ${facts.newDateRight ? 'right' : 'wrong'}`,
    `citations ${facts.citationsResolve ? 'resolve' : 'DO NOT RESOLVE'}`,
    `unsupported ${facts.unsupportedClaims}`,
    `${(wallMs / 1000).toFixed(0)} s wall`,
    `${(modelMs / 1000).toFixed(0)} s model`,
    `${tokensIn} tokens in, ${tokensOut} out`,
    `${decisions} decisions, ${escalations} escalated`,
  ].join(' · ');
}

async function updateReadme(rows: readonly ResultRow[]): Promise<void> {
  const file = join(root, 'README.md');
  const document = await readFile(file, 'utf8');
  const text = `\n${formatResults(rows)}\n\n${describeResults(rows)}\n`;
  const updated = replaceBetweenMarkers({ document, text });
  if (updated === null) process.stderr.write('README.md has no evaluation markers; the table is not in it.\n');
  else await writeFile(file, updated);
}
