import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../shared/domain/answer.ts';
import type { Block } from '../../shared/domain/source.ts';
import { presetInfos, skills } from '../agents/index.ts';
import { noTools } from '../runs/run-parts.ts';
import { splitPassages } from '../sources/text/split-passages.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { createHashEmbedder } from '../testing/hash-embedder.ts';
import { textBlock } from '../testing/run-drawn.ts';
import { reading, say, ScriptedModel } from '../testing/scripted-model.ts';
import { toolInfos, tools } from '../tools/index.ts';
import { loadTeams } from './index.ts';

const resources = fileURLToPath(new URL('../../../resources/', import.meta.url));

const engines: TestEngine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

/** A shipped team over its own sample, with a model that reads as well as the two functions do. */
async function answerOf(options: {
  readonly team: string;
  readonly question: string;
  readonly blocks: readonly Block[];
  readonly label: (item: string, labels: readonly string[]) => string;
  readonly write?: (item: string) => string;
}): Promise<Answer | null> {
  const { team, question, blocks, label, write } = options;
  const teams = await loadTeams({ folder: `${resources}templates`, presets: presetInfos, tools: toolInfos });
  const document = teams.ok ? teams.value.find(({ id }) => id === team) : undefined;
  if (document === undefined) throw new Error(`there is no team ${team}`);
  const model = new ScriptedModel((request) =>
    request.kind === 'generate'
      ? say(write?.(request.item) ?? '')
      : {
          kind: 'label',
          decisions: request.items.map((item) =>
            reading({ label: label(item, request.labels), labels: request.labels }),
          ),
        },
  );
  const engine = createTestEngine({
    model,
    blocks,
    skills,
    parts: {
      teamOf: () => document,
      embedder: createHashEmbedder({ dimensions: 64 }),
      toolbox: { ...noTools, tools },
      recall: async ({ limit }) =>
        blocks
          .slice(0, limit)
          .map((block) => ({ block, start: 0, end: block.text.length, score: 1, vectorRank: 1, textRank: 1 })),
    },
  });
  engines.push(engine);
  const runId = engine.start({ teamId: team, question });
  await engine.service.settled(runId);
  expect(engine.service.state(runId)?.status).toBe('succeeded');
  return engine.service.state(runId)?.answer ?? null;
}

/** A text of a sample as the readers of sources would give it. */
function blocksOf(sample: string, file: string, timestamp: number | null = null): readonly Block[] {
  const text = readFileSync(`${resources}samples/${sample}/exports/${file}`, 'utf8');
  return [...splitPassages({ text, markdown: true })].map(({ start, end, firstLine, headings }) =>
    textBlock({
      id: `${file}-${firstLine}`,
      file,
      locator: `line ${firstLine}`,
      title: headings.at(-1) ?? file,
      text: text.slice(start, end),
      timestamp,
    }),
  );
}

test('meeting actions: lines with a task become actions with who, what and the day', async () => {
  const answer = await answerOf({
    team: 'meeting-actions',
    question: 'Who has to do what by when?',
    blocks: blocksOf('meeting-actions', '2026-04-14 garden fair.md', Date.UTC(2026, 3, 14)),
    label: (item, labels) => (/ orders | asks /.test(item) && labels.includes('task') ? 'task' : (labels[1] ?? '')),
    write: (item) =>
      item.includes('fence')
        ? '{"who":"Bert Olsen","what":"order 60 metres of fence","due":"17 April"}'
        : '{"who":"Dmitri Pavlov","what":"asks the utility for a second connection","due":"Friday"}',
  });
  expect(answer?.markdown).toBe(
    [
      '- Bert Olsen: orders 60 metres of fence (due 2026-04-17) [1]',
      '- Dmitri Pavlov: asks the utility for a second connection (due 2026-04-17) [2]',
    ].join('\n'),
  );
});

test('document questions: the sentence that its passage holds, and nothing beside it', async () => {
  const answer = await answerOf({
    team: 'document-questions',
    question: 'How long before a holiday do I have to ask for it?',
    blocks: blocksOf('document-questions', 'leave.md'),
    label: (item, labels) =>
      labels.includes('yes') ? (item.includes('ten working days') ? 'yes' : 'no') : 'supported',
    write: () => 'Holidays have to be asked for at least ten working days before they begin.',
  });
  expect(answer?.claims).toEqual([
    {
      text: 'Holidays have to be asked for at least ten working days before they begin.',
      kind: 'finding',
      verdict: 'supported',
      citations: [1],
    },
  ]);
  expect(answer?.citations[0]?.text).toContain('at least ten working days before they begin');
});

test('ticket triage: every ticket under its label, the row cited', async () => {
  const rows = ['SF-201,Nobody can log in,We stand still.', 'SF-204,Thank you,Great work.'].map((text) =>
    textBlock({ id: text.slice(0, 6), kind: 'row', file: 'tickets.csv', locator: `row ${text.slice(0, 6)}`, text }),
  );
  const answer = await answerOf({
    team: 'ticket-triage',
    question: 'Sort the tickets.',
    blocks: rows,
    label: (item) => (item.includes('log in') ? 'urgent' : 'later'),
  });
  expect(answer?.markdown).toBe(
    [
      '### urgent',
      '',
      '- SF-201: SF-201,Nobody can log in,We stand still. [1]',
      '',
      '### later',
      '',
      '- SF-204: SF-204,Thank you,Great work. [2]',
    ].join('\n'),
  );
});
