import { expect, test } from 'vitest';
import type { ScoredAnswer, ScoredClaim } from './answer-schema.ts';
import { extractDays } from './extract-days.ts';
import { groundTruthSchema } from './ground-truth.ts';
import { createCitationResolver } from './read-units.ts';
import { scoreAnswer } from './score.ts';

const truth = groundTruthSchema.parse({
  seed: 1,
  wording: 'development',
  company: 'Acme',
  project: 'Orion',
  question: 'Why?',
  asOf: '2026-03-26T13:55:20.000Z',
  launch: {
    taskId: 'ORN-1',
    title: 'Orion launch',
    originalDate: '2026-03-30',
    newDate: '2026-04-22',
    outdatedDates: ['2026-04-10'],
    evidence: [{ file: 'mail.mbox', locator: { mail: '<date>' }, quote: 'the launch of Orion moves to 22 April.' }],
  },
  causes: [
    {
      id: 'cause-1',
      taskId: 'ORN-3',
      title: 'Sign the build',
      summary: 's',
      owner: 'Elena Haas',
      waitsFor: 'the key',
      evidence: [{ file: 'mail.mbox', locator: { mail: '<a>' }, quote: 'without the second key it stays unsigned' }],
    },
    {
      id: 'cause-2',
      taskId: 'ORN-4',
      title: 'Soak test',
      summary: 's',
      owner: 'Peter Reuter',
      waitsFor: 'the merge',
      evidence: [
        {
          file: 'chat/dev/2026-03-20.json',
          locator: { message: 'dev/1' },
          quote: 'the test environment falls over every night',
        },
      ],
    },
    {
      id: 'cause-3',
      taskId: 'ORN-5',
      title: 'Pilot terms',
      summary: 's',
      owner: 'Carla Brandt',
      waitsFor: 'counsel',
      evidence: [{ file: 'mail.mbox', locator: { mail: '<b>' }, quote: 'may I remind you of my question' }],
    },
  ],
  chain: ['ORN-3', 'ORN-4', 'ORN-5'].map((blocker) => ({
    blocked: 'ORN-1',
    blocker,
    evidence: [{ file: 'tracker.csv', locator: { row: 'ORN-1' }, quote: blocker }],
  })),
  actions: [
    {
      causeId: 'cause-1',
      who: 'Elena Haas',
      what: 'fetch the key',
      evidence: [
        { file: 'notes/a.md', locator: { line: 3, lines: 1 }, quote: 'Elena Haas: fetch the envelope with the key' },
      ],
    },
  ],
  decoys: [
    {
      id: 'decoy-stale',
      kind: 'stale-tracker',
      taskId: 'ORN-7',
      title: 'Texts for the page',
      text: 't',
      evidence: [{ file: 'mail.mbox', locator: { mail: '<c>' }, quote: 'the texts are finished and online' }],
    },
    {
      id: 'decoy-joke',
      kind: 'joke',
      text: 't',
      evidence: [
        {
          file: 'chat/random/2026-03-20.json',
          locator: { message: 'random/1' },
          quote: 'whole team blocked by the coffee machine',
        },
      ],
    },
    ...['solved', 'optional', 'other-project'].map((kind, index) => ({
      id: `decoy-${kind}`,
      kind,
      taskId: `ORN-2${index}`,
      title: `Item ${kind}`,
      text: 't',
      evidence: [{ file: 'notes/a.md', locator: { line: 9, lines: 1 }, quote: `words about ${kind}` }],
    })),
    {
      id: 'decoy-contradiction',
      kind: 'contradiction',
      text: 't',
      evidence: [{ file: 'status-report.pdf', locator: { page: 1 }, quote: 'planned for 10 April' }],
    },
  ],
  people: [
    { name: 'Elena Haas', email: 'elena.haas@acme.example', handle: 'elena', role: 'quality' },
    { name: 'Peter Reuter', email: 'peter.reuter@acme.example', handle: 'peter', role: 'backend' },
  ],
  facts: [
    {
      id: 'item-ORN-3',
      text: 't',
      evidence: [{ file: 'tracker.csv', locator: { row: 'ORN-3' }, quote: 'Sign the build' }],
    },
  ],
});

const citations: ScoredAnswer['citations'] = [
  { n: 1, file: 'mail.mbox', locator: '<a>', text: 'I can compile, but without the second key it stays unsigned.' },
  { n: 2, file: 'chat/dev/2026-03-20.json', locator: 'dev/1', text: 'test environment falls over again every night' },
  { n: 3, file: 'tracker.csv', locator: 'row ORN-5', text: 'ORN-5; Pilot terms; In Progress' },
  {
    n: 4,
    file: 'chat/random/2026-03-20.json',
    locator: 'random/1',
    text: 'status: whole team blocked by the coffee machine',
  },
  { n: 5, file: 'mail.mbox', locator: '<date>', text: 'the launch of Orion moves to 22 April.' },
  { n: 6, file: 'notes/a.md', locator: '12', text: 'Budget: 10 percent used, says Peter' },
];

const claim = (
  kind: ScoredClaim['kind'],
  text: string,
  cited: number[],
  verdict: ScoredClaim['verdict'] = 'supported',
): ScoredClaim => ({ kind, text, verdict, citations: cited });
const score = (claims: ScoredClaim[]) =>
  scoreAnswer({ truth, answer: { status: 'succeeded', answer: '', claims, citations }, resolve: () => true });

test('a right answer gets full marks', () => {
  const result = score([
    claim('cause', 'ORN-3 cannot be signed: the second key is missing.', [1]),
    claim('cause', 'The nightly test environment keeps falling over.', [2]),
    claim('cause', 'The pilot terms have no answer.', [3]),
    claim('date', 'The launch moves from 30 March to April 22nd; the status report still says 10 April.', [5]),
    claim('blocked', 'Something contradicted.', [1], 'contradicted'),
  ]);
  expect(result).toEqual({
    causeRecall: 1,
    causesNamed: ['cause-1', 'cause-2', 'cause-3'],
    causesMissed: [],
    decoysNamed: [],
    newDateRight: true,
    citationsResolve: true,
    // Citation 3 is the row of ORN-5, which this truth lists for nothing.
    unsupportedClaims: [{ text: 'The pilot terms have no answer.', reason: 'no listed evidence', details: [] }],
    claims: 4,
  });
});

test('a cause counts only as a supported cause claim', () => {
  const result = score([
    claim('cause', 'ORN-3 waits for the key.', [1], 'unsure'),
    claim('blocked', 'ORN-1 is blocked by ORN-4.', [2]),
    claim('cause', 'ORN-33 is stuck.', [6]),
  ]);
  expect(result.causesMissed).toEqual(['cause-1', 'cause-2', 'cause-3']);
});

test('decoys are named by id, by title, or by citing nothing else', () => {
  const named = (text: string, cited: number[]): readonly string[] => score([claim('cause', text, cited)]).decoysNamed;
  expect([
    named('ORN-7 is not finished.', [1]),
    named('"Texts for the page" is open.', [6]),
    named('The team has no coffee.', [4]),
    named('The key is missing.', [1, 4]),
    named('ORN-70 is open.', [1]),
  ]).toEqual([['decoy-stale'], ['decoy-stale'], ['decoy-joke'], [], []]);
});

test('the new date is right in any format and wrong when an outdated one is given', () => {
  const right = (...texts: string[]): boolean => score(texts.map((text) => claim('date', text, [5]))).newDateRight;
  expect([
    right('New date: 22.04.2026'),
    right('The launch is now on 04/22/2026.'),
    right('The launch is on 2026-04-22, not on 10 April.'),
    right('The launch is planned for 10 April.'),
    right('New date: 22 April 2026', 'The launch moved to 10 April.'),
    right('The launch moves from 22 April to 10 April.'),
    right('The launch slips.'),
    right('The launch moved to 10 April and then to 22 April.'),
  ]).toEqual([true, true, true, false, false, false, false, true]);
});

test('claims about facts outside the truth may not add numbers, dates, names or quotes', () => {
  const unsupported = score([
    claim('action', 'Peter watches the budget, 10 percent are used.', [6]),
    claim('action', 'Elena watches the budget until 3 May, 40 percent are used, "all is well here".', [6]),
    claim('action', 'Nothing cited.', []),
    claim('cause', 'ORN-4 is stuck.', [6]),
  ]).unsupportedClaims;
  expect(unsupported).toEqual([
    {
      text: 'Elena watches the budget until 3 May, 40 percent are used, "all is well here".',
      reason: 'details not in the cited passages',
      details: ['3 May', '40', 'Elena Haas', 'all is well here'],
    },
    { text: 'Nothing cited.', reason: 'no citation', details: [] },
    { text: 'ORN-4 is stuck.', reason: 'no listed evidence', details: [] },
  ]);
});

test('citations resolve against decoded units', () => {
  const resolve = createCitationResolver(
    new Map([
      [
        'tracker.csv',
        [
          { place: 'ORN-3', text: 'ORN-3 · Sign the build · To Do' },
          { place: 'ORN-4', text: 'ORN-4 · Soak test · Done' },
        ],
      ],
      [
        'notes/a.md',
        [
          { place: '1', text: '- Elena: fetch' },
          { place: '2', text: '  the key' },
        ],
      ],
    ]),
  );
  const cite = (file: string, text: string): boolean => resolve({ n: 1, file, locator: '', text });
  expect([
    cite('tracker.csv', 'ID: ORN-3; Title: Sign the build'),
    cite('tracker.csv', 'ORN-3 · Soak test'),
    cite('notes/a.md', 'fetch\nthe key'),
    cite('notes/b.md', 'fetch'),
    cite('notes/a.md', ''),
  ]).toEqual([true, false, true, false, false]);
  const missing = scoreAnswer({
    truth,
    answer: { status: 'succeeded', answer: '', claims: [claim('cause', 'x', [99])], citations: [] },
    resolve: () => true,
  });
  expect(missing.citationsResolve).toBe(false);
});

test('days are read in every common format', () => {
  const days = (text: string): string[] => extractDays(text, 2026).flatMap((found) => [...found.days]);
  expect(
    days(
      '2026-04-22, 22.04.2026, 22.4., 04/22/2026, 22 Apr 2026, April 22nd, 2026, 22. April, on the 22nd of April, 3. März',
    ).toSorted(),
  ).toEqual(['2026-03-03', ...Array.from({ length: 8 }, () => '2026-04-22')]);
  expect(days('version 1.2.3, May I ask, 31.02.2026, section 7')).toEqual([]);
});
