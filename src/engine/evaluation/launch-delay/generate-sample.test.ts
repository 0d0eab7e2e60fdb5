import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseJson } from '../../../shared/kernel/json.ts';
import { generateSample, type Sample } from './generate-sample.ts';
import { groundTruthSchema, type Evidence, type GroundTruth } from './ground-truth.ts';
import { holdsQuote, readUnits, type Units } from './read-units.ts';
import { createTrackerReader } from './testing/tracker-reader.ts';
import { developmentWording } from './wording/development/index.ts';
import { evaluationWording } from './wording/evaluation/index.ts';

const folder = join(import.meta.dirname, '../../../../resources/samples/launch-delay');

function readFolder(root: string): Map<string, Uint8Array> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => [
      relative(root, join(entry.parentPath, entry.name)),
      new Uint8Array(readFileSync(join(entry.parentPath, entry.name))),
    ]),
  );
}

const digest = (files: ReadonlyMap<string, Uint8Array>): Record<string, string> =>
  Object.fromEntries(
    [...files]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );

const allEvidence = (truth: GroundTruth): Evidence[] => [
  ...truth.launch.evidence,
  ...[...truth.causes, ...truth.chain, ...truth.actions, ...truth.decoys, ...truth.facts].flatMap(
    (entry) => entry.evidence,
  ),
];

function checkEvidence(truth: GroundTruth, units: Units): void {
  expect(allEvidence(truth).filter((evidence) => !holdsQuote(units, evidence))).toEqual([]);
  expect(truth.decoys.filter((decoy) => decoy.evidence.length === 0)).toEqual([]);
  for (const cause of truth.causes) {
    expect(cause.evidence.length).toBeGreaterThanOrEqual(2);
    expect(new Set(cause.evidence.map((evidence) => evidence.file.split('/')[0])).size).toBeGreaterThanOrEqual(2);
  }
  expect(truth.actions.map((action) => [action.causeId, action.evidence.length > 0])).toEqual(
    truth.causes.map((cause) => [cause.id, true]),
  );
  const newDates = truth.facts.find((fact) => fact.id === 'new-date')?.evidence ?? [];
  expect(new Set(newDates.map((evidence) => evidence.file.split('/')[0])).size).toBeGreaterThanOrEqual(2);
}

function checkChain(sample: Sample): void {
  const { truth } = sample;
  const tracker = createTrackerReader(sample);
  const textOnly = truth.chain.filter((link) => link.evidence.every((evidence) => !('row' in evidence.locator)));
  expect(textOnly).toHaveLength(1);
  const closureWithout = tracker.openClosure(truth.launch.taskId, []);
  const closure = tracker.openClosure(truth.launch.taskId, textOnly);
  const causeIds = truth.causes.map((cause) => cause.taskId);
  const stale = truth.decoys.find((decoy) => decoy.kind === 'stale-tracker')?.taskId ?? '';
  expect(closure.has(stale)).toBe(true);
  expect(causeIds.filter((id) => !closureWithout.has(id))).toEqual(textOnly.map((link) => link.blocker));
  // With the one spoken link added, the causes and the stale item are exactly the open items at the bottom.
  const roots = [...closure].filter((id) => tracker.openBlockers(id, textOnly).length === 0);
  expect(roots.toSorted()).toEqual([...causeIds, stale].toSorted());
  for (const kind of ['other-project', 'optional', 'superseded', 'solved'] as const) {
    const decoy = truth.decoys.find((entry) => entry.kind === kind);
    expect({ kind, inClosure: closure.has(decoy?.taskId ?? '') }).toEqual({ kind, inClosure: false });
  }
}

function checkVolumes(sample: Sample, units: Units): void {
  const count = (path: string): number => units.get(path)?.length ?? 0;
  const chats = [...units].filter(([path]) => /^chat\/.+\//.test(path)).reduce((sum, [, list]) => sum + list.length, 0);
  const tracker =
    sample.truth.launch.evidence.concat(allEvidence(sample.truth)).find((evidence) => 'row' in evidence.locator)
      ?.file ?? '';
  expect({
    rows: count(tracker),
    commits: count('repo.bundle'),
    chats,
    mails: count('mail.mbox'),
    pages: count('status-report.pdf'),
  }).toEqual({
    rows: 150,
    commits: 200,
    chats: 400,
    mails: 80,
    pages: 2,
  });
  expect([...sample.files.keys()].filter((path) => path.startsWith('notes/'))).toHaveLength(6);
  expect(count('calendar.ics')).toBeGreaterThan(25);
  const newest = Math.max(
    ...[...units]
      .flatMap(([path, list]) =>
        path.startsWith('chat/') ? list.map((unit) => Number(unit.place.split('/')[1] ?? 0) * 1000) : [],
      )
      .filter((at) => !Number.isNaN(at)),
  );
  expect(Date.parse(sample.truth.asOf)).toBeGreaterThanOrEqual(Math.floor(newest / 1000) * 1000);
}

const seeds = [1, 2, 3, 4, 5, 6];
describe.each(
  (['development', 'evaluation'] as const).flatMap((wording) =>
    seeds.map((seed) => ({ wording, seed: wording === 'evaluation' ? seed + 900 : seed })),
  ),
)('sample $seed in $wording wording', ({ wording, seed }) => {
  test('says what its truth file says', async () => {
    const sample = await generateSample({ seed, wording });
    const units = await readUnits(sample.files);
    checkEvidence(sample.truth, units);
    checkChain(sample);
    checkVolumes(sample, units);
  });
});

test('the same seed gives the same bytes, another seed another company', async () => {
  const first = await generateSample({ seed: 7, wording: 'development' });
  const second = await generateSample({ seed: 7, wording: 'development' });
  const other = await generateSample({ seed: 8, wording: 'development' });
  expect({ files: digest(second.files), truth: second.truth }).toEqual({
    files: digest(first.files),
    truth: first.truth,
  });
  expect(other.truth.people).not.toEqual(first.truth.people);
});

test('the committed sample is seed 1 and asks the question of the main job', async () => {
  const sample = await generateSample({ seed: 1, wording: 'development' });
  const truth = parseJson(groundTruthSchema, readFileSync(join(folder, 'ground-truth.json'), 'utf8'));
  expect(truth).toEqual({ ok: true, value: sample.truth });
  expect(digest(readFolder(join(folder, 'exports')))).toEqual(digest(sample.files));
  expect(sample.truth.question).toBe(
    'Why is the Orion launch delayed, who is blocked by what, and what are the next three actions?',
  );
});

test('nobody on leave writes, commits or answers', async () => {
  const { files, truth } = await generateSample({ seed: 1, wording: 'development' });
  const leave = truth.causes.flatMap((cause) => cause.evidence).find((evidence) => 'event' in evidence.locator);
  const away = truth.people.find((person) => leave?.quote.startsWith(person.name));
  const mailbox = new TextDecoder().decode(files.get('mail.mbox') ?? new Uint8Array());
  // The leave starts six working days before the newest day, 2026-03-26.
  const sent = mailbox.matchAll(new RegExp(`^Date: (.*)\\nFrom: ${away?.name ?? 'nobody'} <`, 'gm'));
  const late = [...sent].map((match) => Date.parse(match[1] ?? '')).filter((at) => at >= Date.UTC(2026, 2, 18));
  expect({ away: away?.role, late }).toEqual({ away: 'operations', late: [] });
});

test('nothing of the truth is in the exports', async () => {
  const { files, truth } = await generateSample({ seed: 3, wording: 'evaluation' });
  const texts = [...files].map(([path, bytes]) => ({ path, text: new TextDecoder().decode(bytes) }));
  const summaries = [
    ...truth.causes.map((cause) => cause.summary),
    ...truth.decoys.map((decoy) => decoy.text),
    '[[',
    '{owner',
    'ground-truth',
    'decoy',
  ];
  const leaks = texts.flatMap(({ path, text }) =>
    path.endsWith('.bundle')
      ? []
      : summaries.filter((summary) => text.includes(summary)).map((summary) => `${path}: ${summary}`),
  );
  expect(leaks).toEqual([]);
});

/** Every text of a wording set: anything with a blank in it is words, not a key. */
function phrases(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value.toLowerCase()] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(phrases) : [];
}

test('the two wording sets share no phrase, no story and no name', () => {
  const evaluation = new Set(phrases(evaluationWording));
  expect(phrases(developmentWording).filter((phrase) => evaluation.has(phrase))).toEqual([]);
  const ids = (wording: typeof developmentWording): string[] =>
    [
      wording.causes,
      wording.solved,
      wording.stale,
      wording.jokes,
      wording.optional,
      wording.otherProject,
      wording.superseded,
      wording.launches,
      wording.links,
      wording.trades,
    ].flatMap((stories) => stories.map((story) => story.id));
  const names = (wording: typeof developmentWording): string[] => [
    ...wording.firstNames,
    ...wording.lastNames,
    ...wording.trades.flatMap((trade) => [...trade.companies, ...trade.things]),
  ];
  expect(
    [...ids(developmentWording), ...names(developmentWording)].filter((name) =>
      [...ids(evaluationWording), ...names(evaluationWording)].includes(name),
    ),
  ).toEqual([]);
});

test('mails, chats and calendar hold the shapes that ingest has to survive', async () => {
  const { files } = await generateSample({ seed: 1, wording: 'development' });
  const text = (path: string): string => new TextDecoder().decode(files.get(path) ?? new Uint8Array());
  const missing = (path: string, parts: readonly string[]): string[] =>
    parts.filter((part) => !text(path).includes(part));
  expect(
    missing('mail.mbox', [
      'multipart/alternative',
      'quoted-printable',
      'base64',
      '=?UTF-8?B?',
      'Content-Disposition: attachment',
      'In-Reply-To:',
      'References:',
      '\n> ',
    ]),
  ).toEqual([]);
  expect(
    missing('calendar.ics', [
      'RRULE:',
      'EXDATE',
      'RECURRENCE-ID',
      'BEGIN:VTIMEZONE',
      'VALUE=DATE',
      'PARTSTAT=',
      'STATUS:CANCELLED',
    ]),
  ).toEqual([]);
  const channels = z.array(z.object({ name: z.string() }));
  const parsed = parseJson(channels, text('chat/channels.json'));
  expect(parsed.ok && parsed.value.length).toBe(7);
  const header = z.array(z.array(z.string())).parse(parse(text('tracker.csv')))[0];
  expect(header).toContain('Blocked by');
});
