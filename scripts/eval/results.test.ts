import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvaluationArguments } from './arguments.ts';
import { evaluationSeeds } from './arms.ts';
import { appendRow, newestRows, readRows } from './result-row.ts';
import type { ResultRow, ScoreRow } from './result-row.ts';
import { describeResults, formatResults, replaceBetweenMarkers } from './table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-results-'));
});
afterAll(() => rm(folder, { recursive: true }));

const perfect: ScoreRow = {
  causeRecall: 1,
  causesNamed: ['cause-1'],
  causesMissed: [],
  decoysNamed: [],
  newDateRight: true,
  citationsResolve: true,
  unsupportedClaims: 0,
  unsupportedReasons: [],
  claims: 7,
};
const row: ResultRow = {
  version: 1,
  arm: 'team',
  seed: 1101,
  wording: 'evaluation',
  teamVersion: 'v2',
  commit: '0123456789abcdef',
  dirty: false,
  date: '2026-11-21T10:00:00.000Z',
  cores: 2,
  models: {},
  status: 'succeeded',
  facts: perfect,
  shown: perfect,
  ingestMs: 9000,
  wallMs: 200_000,
  modelMs: 180_000,
  tokensIn: 10,
  tokensOut: 2,
  decisions: 5,
  escalations: 1,
};

test('an interrupted evaluation finds its finished rows, and only those of the same version', async () => {
  const file = join(folder, 'eval', 'results.jsonl');
  expect(await readRows(file)).toEqual([]);
  await appendRow({ file, row: { ...row, teamVersion: 'v1' } });
  await appendRow({ file, row });
  await appendFile(file, '{"version":1,"arm":"te');
  await appendRow({ file, row: { ...row, seed: 1102 } });
  await appendRow({ file, row: { ...row, seed: 1102, status: 'partial' } });
  await appendRow({ file, row: { ...row, wording: 'development', seed: 7 } });
  const found = newestRows({ rows: await readRows(file), wording: 'evaluation', versionOf: () => 'v2' });
  expect(found).toEqual([row, { ...row, seed: 1102, status: 'partial' }]);
});

test('the table has one line an arm and says what it was made from', () => {
  const weak: ScoreRow = {
    ...perfect,
    causeRecall: 0.5,
    decoysNamed: ['decoy-joke'],
    newDateRight: false,
    unsupportedClaims: 3,
  };
  const rows = [row, { ...row, seed: 1102, facts: weak }, { ...row, arm: 'code-only' as const, modelMs: 0 }];
  expect(formatResults(rows).split('\n').slice(2, 4)).toEqual([
    '| team (0.5B + 1.5B) | 2 | 0.75 | 1.00 | 0.50 | 1 of 2 | 2 of 2 | 3 | 200 s | 180 |',
    '| code and retrieval only | 1 | 1.00 | 1.00 | 0.00 | 1 of 1 | 1 of 1 | 0 | 200 s | 0 |',
  ]);
  expect(describeResults(rows)).toBe(
    'Measured until 2026-11-21 at commit 012345678 on 2 CPU cores, with `npm run eval:launch-delay`.',
  );
});

test('only what stands between the markers is replaced', () => {
  const document = 'a\n<!-- evaluation:start -->\nold\n<!-- evaluation:end -->\nb\n';
  expect(replaceBetweenMarkers({ document, text: 'new' })).toBe(
    'a\n<!-- evaluation:start -->\nnew\n<!-- evaluation:end -->\nb\n',
  );
  expect(replaceBetweenMarkers({ document: 'no markers', text: 'new' })).toBeNull();
});

test('without options the team gets ten companies and the others three', () => {
  const parsed = readEvaluationArguments([]);
  const jobs = parsed.ok ? parsed.value.jobs : [];
  expect(jobs.filter(({ arm }) => arm.id === 'team').map(({ seed }) => seed)).toEqual(evaluationSeeds);
  expect(jobs.filter(({ arm }) => arm.id !== 'team')).toHaveLength(12);
  const chosen = readEvaluationArguments(['--arms', 'code-only', '--seeds', '7', '--wording', 'development']);
  expect(chosen.ok && chosen.value.jobs.map(({ arm, seed }) => [arm.id, seed])).toEqual([['code-only', 7]]);
  expect([['--arms', 'best'], ['--seeds', 'x'], ['--loud']].map((args) => readEvaluationArguments(args).ok)).toEqual([
    false,
    false,
    false,
  ]);
});
