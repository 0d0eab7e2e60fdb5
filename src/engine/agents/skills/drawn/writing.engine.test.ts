import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { reading, say, ScriptedModel } from '../../../testing/scripted-model.ts';
import type { ScriptedRequest, Turn } from '../../../testing/scripted-model.ts';
import { agentOf, itemOf, runDrawn, textBlock } from '../../../testing/run-drawn.ts';
import type { DrawnRun } from '../../../testing/run-drawn.ts';

const runs: DrawnRun[] = [];

async function run(options: Parameters<typeof runDrawn>[0]): Promise<DrawnRun> {
  const done = await runDrawn(options);
  runs.push(done);
  return done;
}

afterEach(async () => {
  for (const done of runs.splice(0)) await done.dispose();
});

const fence = textBlock({
  id: 'b1',
  locator: 'line 1',
  text: '- Bert Olsen orders 60 metres of fence by 17 April.',
  timestamp: Date.UTC(2026, 3, 14),
});
const cake = textBlock({ id: 'b2', locator: 'line 2', text: 'The cake was excellent.' });
const cite = (block: typeof fence, n: number) => ({ n, file: block.file, locator: block.locator, text: block.text });

/** Answers each closed question by its labels and its item, and writes what it is told. */
function script(options: {
  readonly label: (request: Extract<ScriptedRequest, { readonly kind: 'decide' }>, item: string) => string;
  readonly text?: (item: string) => string;
}): ScriptedModel {
  return new ScriptedModel((request): Turn => {
    if (request.kind === 'generate') return say(options.text?.(request.item) ?? '');
    const { labels, items } = request;
    return { kind: 'label', decisions: items.map((item) => reading({ label: options.label(request, item), labels })) };
  });
}

describe('extract-fields', () => {
  it('keeps what stands in the item, reads days, and throws the rest away', async () => {
    const model = script({
      label: () => '',
      text: () => '{"who":"Bert Olsen","what":"order 60 metres of fence","due":"17 April"}',
    });
    const invented = script({ label: () => '', text: () => '{"who":"Anna","what":"eat","due":""}' });
    const agent = agentOf('extractor');
    const { output } = await run({ skill: 'extract-fields', agent, model, blocks: [fence], from: [[itemOf(fence)]] });
    expect(output).toMatchObject({
      items: [{ sure: true, fields: { who: 'Bert Olsen', what: 'orders 60 metres of fence', due: '2026-04-17' } }],
    });
    const other = await run({
      skill: 'extract-fields',
      agent,
      model: invented,
      blocks: [cake],
      from: [[itemOf(cake)]],
    });
    expect(other.output).toMatchObject({ items: [{ sure: false, fields: {} }] });
    expect(other.task.openIssues).toEqual(['Of 1 items some values did not stand in the text and were left out.']);
  });

  it('shows one bounded string per field, and examples made of the fields', async () => {
    const model = script({ label: () => '', text: () => '{"who":"","what":"","due":""}' });
    await run({ skill: 'extract-fields', agent: agentOf('extractor'), model, blocks: [cake], from: [[itemOf(cake)]] });
    const [asked] = model.requests;
    expect(asked).toMatchObject({
      schema: {
        type: 'object',
        properties: {
          who: { type: 'string', maxLength: 60 },
          what: { type: 'string', maxLength: 160 },
          due: { type: 'string', maxLength: 40 },
        },
      },
    });
    expect(asked?.prefix.examples[0]?.assistant).toBe(
      '{"who":"Marta Lindqvist","what":"orders 40 chairs from the joiner","due":"12 May"}',
    );
  });
});

describe('check-items', () => {
  const handed = [
    itemOf(fence, { label: 'task', fields: { who: 'Bert Olsen', due: '2026-04-17', what: 'sells 60 metres' } }),
    itemOf(cake, { label: 'task' }),
  ];
  const model = () =>
    script({
      label: (_request, item) =>
        item.includes('sells') ? 'contradicted' : item.includes('about: task') ? 'missing' : 'supported',
    });

  it('takes out values that the source does not hold, and marks the item', async () => {
    const { output, state } = await run({
      skill: 'check-items',
      agent: agentOf('critic', { settings: { reads: 'relevant', limit: 200, keeps: [] } }),
      model: model(),
      blocks: [fence, cake],
      from: [handed],
    });
    expect(output).toMatchObject({
      items: [
        { id: 'b1', fields: { who: 'Bert Olsen', due: '2026-04-17', checked: 'contradicted' } },
        { id: 'b2', fields: { checked: 'missing' } },
      ],
    });
    expect(state.checks.map(({ claimId, name, verdict }) => [claimId, name, verdict])).toEqual([
      ['b1/who', 'entailment', 'pass'],
      ['b1/due', 'entailment', 'pass'],
      ['b1/what', 'entailment', 'fail'],
      ['b2', 'entailment', 'fail'],
    ]);
  });

  it('drops what is not kept', async () => {
    const agent = agentOf('critic', { settings: { reads: 'relevant', limit: 200, keeps: ['missing'] } });
    const { output } = await run({
      skill: 'check-items',
      agent,
      model: model(),
      blocks: [fence, cake],
      from: [handed],
    });
    expect(output).toMatchObject({ items: [{ id: 'b2' }] });
  });
});

describe('write-report', () => {
  const answering = (text: string, entailed = 'supported') =>
    script({
      label: ({ labels }, item) => (labels.includes('yes') ? (item.includes('60 metres') ? 'yes' : 'no') : entailed),
      text: () => text,
    });
  const open = [itemOf(fence), itemOf(cake)];
  const write = (model: ScriptedModel, changes: Parameters<typeof agentOf>[1] = {}) =>
    run({
      skill: 'write-report',
      agent: agentOf('report-writer', changes),
      model,
      blocks: [fence, cake],
      from: [open],
      question: 'Who orders the fence?',
      answer: () => 'Allow',
    });

  it('words only what answers the question, and shows the sentence that its source holds', async () => {
    const { output, state } = await write(answering('Bert Olsen orders 60 metres of fence by 17 April.'));
    expect(output).toEqual({
      markdown: '- Bert Olsen orders 60 metres of fence by 17 April. [1]',
      claims: [
        {
          text: 'Bert Olsen orders 60 metres of fence by 17 April.',
          kind: 'finding',
          verdict: 'supported',
          citations: [1],
        },
      ],
      citations: [cite(fence, 1)],
    });
    expect(state.claims).toMatchObject([
      { verdict: 'supported', shown: true, reason: 'provenance and entailment passed' },
    ]);
    expect(state.status).toBe('succeeded');
  });

  it.each([
    ['a number that the source does not hold', answering('Bert Olsen orders 90 metres of fence.')],
    ['a sentence that the source does not say', answering('Bert Olsen likes the fence.', 'missing')],
  ])('quotes the source instead of %s', async (_what, model) => {
    const { output } = await write(model);
    expect(output).toMatchObject({
      claims: [{ text: '“Bert Olsen orders 60 metres of fence by 17 April.”', verdict: 'supported' }],
    });
  });

  it('shows no passage beside the answer when no true sentence about it could be written', async () => {
    const model = script({
      label: ({ labels }, item) =>
        labels.includes('yes') ? 'yes' : item.includes('60 metres') ? 'supported' : 'contradicted',
      text: (item) => (item.includes('60 metres') ? 'Bert Olsen orders 60 metres of fence.' : 'The cake was a fence.'),
    });
    const { output, state } = await write(model);
    expect(output).toMatchObject({ claims: [{ text: 'Bert Olsen orders 60 metres of fence.' }] });
    expect(state.claims.map(({ shown }) => shown)).toEqual([true, false]);
  });

  it('saves the report where the person allows it', async () => {
    const model = answering('Bert Olsen orders 60 metres of fence by 17 April.');
    const { outputs, task } = await write(model, { tools: [{ tool: 'write-file', approval: 'always' }] });
    expect(task.summary).toBe('1 of 2 items reported, saved as report.md');
    expect(readFileSync(join(outputs, 'report.md'), 'utf8')).toContain(
      '# Who orders the fence?\n\n- Bert Olsen orders',
    );
  });

  it('says so when nothing answers the question', async () => {
    const model = script({ label: () => 'no' });
    const { output } = await write(model);
    expect(output).toEqual({
      markdown: 'Nothing in these sources answers the question.',
      claims: [],
      citations: [],
    });
  });
});

describe('present-items', () => {
  it('shows what was handed over in its own words, under its labels', async () => {
    const computed = {
      ...itemOf(cake),
      id: 'sum',
      text: 'Sum of Price: 158 (1 row)',
      source: null,
      fields: { value: '158', rows: 'b2' },
    };
    const { output, state } = await run({
      skill: 'present-items',
      agent: agentOf('coordinator'),
      model: new ScriptedModel([]),
      blocks: [fence, cake],
      from: [
        [
          itemOf(fence, { label: 'task', fields: { who: 'Bert Olsen', what: 'orders fence', due: '2026-04-17' } }),
          itemOf(cake, { label: 'other' }),
        ],
        [computed],
      ],
      task: { kind: 'report' },
    });
    expect(output).toMatchObject({
      markdown: [
        '### task',
        '',
        '- Bert Olsen: orders fence (due 2026-04-17) [1]',
        '',
        '### other',
        '',
        '- “The cake was excellent.” [2]',
        '- Sum of Price: 158 (1 row) [2]',
      ].join('\n'),
      citations: [cite(fence, 1), cite(cake, 2)],
    });
    expect(state.status).toBe('succeeded');
  });
});
