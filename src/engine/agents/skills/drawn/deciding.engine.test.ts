import { afterEach, describe, expect, it } from 'vitest';
import { labelAll, reading, ScriptedModel } from '../../../testing/scripted-model.ts';
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

const blocks = ['The pump is broken.', 'Thanks for the cake.', 'Please order paper.'].map((text, index) =>
  textBlock({ id: `b${index + 1}`, text, locator: `line ${index + 1}` }),
);
const items = blocks.map((block) => itemOf(block));

/** Labels by a word in the item; everything else is "other". */
const byWord =
  (words: Readonly<Record<string, string>>, margin = 0.9) =>
  (request: ScriptedRequest): Turn => {
    if (request.kind !== 'decide') return labelAll(request, '');
    const { labels } = request;
    return {
      kind: 'label',
      decisions: request.items.map((item) => {
        const found = Object.entries(words).find(([word]) => item.includes(word));
        return reading({ label: found?.[1] ?? 'other', labels, margin });
      }),
    };
  };

describe('classify-items', () => {
  it('asks with the agent’s labels and examples as turns, and hands on what is kept', async () => {
    const model = new ScriptedModel(byWord({ broken: 'problem', order: 'request' }));
    const agent = agentOf('classifier', {
      settings: { reads: 'relevant', limit: 200, keeps: ['problem', 'request'] },
    });
    const { output, task } = await run({ skill: 'classify-items', agent, model, blocks, from: [items] });
    expect(output).toEqual({
      items: [
        { ...items[0], label: 'problem', confidence: 0.95 },
        { ...items[2], label: 'request', confidence: 0.95 },
      ],
    });
    expect(task.summary).toBe('problem 1, other 1, request 1');
    const [asked] = model.requests;
    expect(asked).toMatchObject({
      kind: 'decide',
      modelId: 'large',
      labels: ['problem', 'request', 'news', 'other'],
      items: ['The pump is broken.', 'Thanks for the cake.', 'Please order paper.'],
    });
    expect(asked?.prefix.examples).toHaveLength(12);
    expect(asked?.prefix.system).toContain('problem: something is broken, missing or late now.');
  });

  it('lets the trained head answer what it is sure of, and asks the model the rest', async () => {
    const model = new ScriptedModel(byWord({ xyz: 'tool' }));
    const agent = agentOf('classifier', {
      labels: [
        { name: 'fruit', means: 'fruit' },
        { name: 'tool', means: 'tools' },
      ],
      examples: Array.from({ length: 16 }, (_none, index) =>
        index % 2 === 0
          ? { item: `basket of apples and pears ${index}`, label: 'fruit' }
          : { item: `box with hammer and saw ${index}`, label: 'tool' },
      ),
    });
    const sources = ['basket of apples and pears', 'xyz unheard of'].map((text, index) =>
      textBlock({ id: `c${index}`, text }),
    );
    const done = await run({
      skill: 'classify-items',
      agent,
      model,
      blocks: sources,
      from: [sources.map((block) => itemOf(block))],
    });
    expect(done.task.summary).toBe('fruit 1, tool 1, 1 by the trained head');
    expect(model.requests.map((request) => (request.kind === 'decide' ? request.items : []))).toEqual([
      ['xyz unheard of'],
    ]);
  });

  it('refuses a question with one answer', async () => {
    const agent = agentOf('classifier', { labels: [{ name: 'yes', means: '' }] });
    const { task } = await run({ skill: 'classify-items', agent, model: new ScriptedModel([]), blocks, from: [items] });
    expect(task.failure).toEqual({ code: 'no-labels', message: 'Classifier needs at least two labels.' });
  });

  it('works in parts, one for each file, when it is fanned out', async () => {
    const model = new ScriptedModel(byWord({ broken: 'problem' }));
    const spread = blocks.map((block, index) => ({ ...block, file: `notes-${index}.md` }));
    const { output, state } = await run({
      skill: 'classify-items',
      agent: agentOf('classifier'),
      model,
      blocks: spread,
      from: [spread.map((block) => itemOf(block))],
      task: { fanOut: true },
    });
    expect(state.tasks.map(({ task }) => task.title)).toEqual(['Classifier', 'notes-0.md', 'notes-1.md', 'notes-2.md']);
    expect(output).toMatchObject({ items: [{ label: 'problem' }, { label: 'other' }, { label: 'other' }] });
  });

  it('leaves out what goes beyond its limit, and says so', async () => {
    const model = new ScriptedModel(byWord({}));
    const agent = agentOf('classifier', { settings: { reads: 'relevant', limit: 2, keeps: [] } });
    const { task } = await run({ skill: 'classify-items', agent, model, blocks, from: [items] });
    expect(task.openIssues).toEqual(['Classifier takes 2 items at most; 1 of 3 were left out.']);
  });
});

describe('decide-again', () => {
  it('decides only what was unsure, and keeps what the agent before would have kept', async () => {
    const model = new ScriptedModel(byWord({ cake: 'news', order: 'other' }));
    const handed = [
      itemOf(blocks[0] ?? textBlock({ id: 'x', text: '' }), { label: 'problem', sure: true }),
      ...items.slice(1).map((item) => ({ ...item, label: 'problem', sure: false })),
    ];
    const { output, task } = await run({
      skill: 'decide-again',
      agent: agentOf('classifier'),
      model,
      blocks,
      from: [handed],
      input: { keeps: ['problem', 'news'] },
    });
    expect(output).toMatchObject({
      items: [
        { id: 'b1', label: 'problem' },
        { id: 'b2', label: 'news', sure: true },
      ],
    });
    expect(task.summary).toBe('2 of 3 items decided again');
    expect(model.requests).toHaveLength(1);
  });
});

describe('count-votes', () => {
  it('is sure where enough agree, and says where they did not', async () => {
    const label = (names: readonly string[]) => items.map((item, index) => ({ ...item, label: names[index] ?? '' }));
    const { output, task } = await run({
      skill: 'count-votes',
      agent: agentOf('coordinator'),
      model: new ScriptedModel([]),
      blocks,
      from: [label(['a', 'a', 'a']), label(['a', 'b', 'b']), label(['a', 'b', 'c'])],
      input: { needed: 2 },
      task: { kind: 'report' },
    });
    expect(output).toMatchObject({
      items: [
        { id: 'b1', label: 'a', confidence: 1, sure: true },
        { id: 'b2', label: 'b', sure: true },
        { id: 'b3', label: 'a', sure: false },
      ],
    });
    expect(task.openIssues).toEqual(['On 1 items fewer than 2 agents agreed.']);
  });
});
