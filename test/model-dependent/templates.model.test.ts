import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunReport } from '../../src/shared/domain/answer.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { checkout, guildhall, reportOf } from '../support/guildhall.ts';

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'guildhall-templates-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

const samples = join(checkout, 'resources', 'samples');

async function expected<Schema extends z.ZodType>(team: string, schema: Schema): Promise<z.infer<Schema>> {
  const parsed = parseJson(schema, await readFile(join(samples, team, 'expected.json'), 'utf8'));
  if (!parsed.ok) throw new Error(`${team}: ${parsed.error.message}`);
  return parsed.value;
}

/** A run of a shipped team on its own sample, as a person starts it. */
async function runTeam(options: { readonly team: string; readonly question: string }): Promise<RunReport> {
  const { team, question } = options;
  const folder = join(samples, team, 'exports');
  const args = ['run', team, question, '--folder', folder, '--json', '--yes', '--data', join(data, team)];
  return reportOf(await guildhall({ args }));
}

const textsOf = (report: RunReport): readonly string[] => report.claims.map(({ text }) => text);

describe('document questions', async () => {
  const { questions } = await expected(
    'document-questions',
    z.object({
      questions: z.array(
        z.object({
          question: z.string(),
          mustSay: z.array(z.string()),
          mustCite: z.array(z.object({ file: z.string(), text: z.string() })),
          mustNotSay: z.array(z.string()),
        }),
      ),
    }),
  );

  test.each(questions)('$question', async ({ question, mustSay, mustCite, mustNotSay }) => {
    const report = await runTeam({ team: 'document-questions', question });
    const said = textsOf(report).join('\n').toLowerCase();
    expect({
      status: report.status,
      unsaid: mustSay.filter((words) => !said.includes(words.toLowerCase())),
      uncited: mustCite.filter(
        ({ file, text }) =>
          !report.citations.some((citation) => citation.file === file && citation.text.includes(text)),
      ),
      beside: mustNotSay.filter((words) => said.includes(words.toLowerCase())),
    }).toEqual({ status: 'succeeded', unsaid: [], uncited: [], beside: [] });
  });
});

test('ticket triage', async () => {
  const truth = await expected(
    'ticket-triage',
    z.object({
      question: z.string(),
      labels: z.record(z.string(), z.array(z.string())),
      fewestUrgent: z.number(),
      mustNotBeUrgent: z.array(z.string()),
      fewestRight: z.number(),
    }),
  );
  const report = await runTeam({ team: 'ticket-triage', question: truth.question });
  const labelled = labelsIn(report);
  const right = Object.entries(truth.labels).flatMap(([label, tickets]) =>
    tickets.filter((ticket) => labelled.get(ticket) === label),
  );
  expect(report.status).toBe('succeeded');
  expect(labelled.size).toBe(16);
  // The 1.5B takes one ticket about lost records for one about money: 13 of 16 right, measured.
  expect(right.filter((ticket) => labelled.get(ticket) === 'urgent').length).toBeGreaterThanOrEqual(truth.fewestUrgent);
  expect(truth.mustNotBeUrgent.filter((ticket) => labelled.get(ticket) === 'urgent')).toEqual([]);
  expect(right.length).toBeGreaterThanOrEqual(truth.fewestRight);
});

/** Ticket → the heading under which the report has it. */
function labelsIn(report: RunReport): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  let label = '';
  for (const line of report.answer.split('\n')) {
    label = /^### (.+)$/.exec(line)?.[1] ?? label;
    const ticket = /^- (SF-\d+):/.exec(line)?.[1];
    if (ticket !== undefined) labels.set(ticket, label);
  }
  return labels;
}

test('meeting actions', async () => {
  const truth = await expected(
    'meeting-actions',
    z.object({
      question: z.string(),
      actions: z.array(z.object({ who: z.string(), mustMention: z.array(z.string()), due: z.string() })),
      mustNotSay: z.array(z.string()),
      mostSeconds: z.number(),
    }),
  );
  const report = await runTeam({ team: 'meeting-actions', question: truth.question });
  const lines = textsOf(report);
  const missed = truth.actions.filter(
    ({ who, mustMention, due }) =>
      !lines.some(
        (line) => line.includes(who) && line.includes(due) && mustMention.some((word) => line.includes(word)),
      ),
  );
  expect(report.status).toBe('succeeded');
  expect(missed).toEqual([]);
  expect(lines.length).toBe(truth.actions.length);
  expect(truth.mustNotSay.filter((words) => lines.some((line) => line.includes(words)))).toEqual([]);
  console.info(
    `meeting actions: ${(report.usage.modelMs / 1000).toFixed(1)} s of model time, goal ${truth.mostSeconds} s`,
  );
});
