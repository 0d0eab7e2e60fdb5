import { describe, expect, it } from 'vitest';
import type { Block } from '../../../shared/domain/source.ts';
import { BlockId } from '../../../shared/kernel/ids.ts';
import { readKnowledgeGraph } from './knowledge-graph.ts';

const { signal } = new AbortController();

function row(fields: Readonly<Record<string, string>>): Block {
  const locator = `row ${fields['ID'] ?? ''}`;
  const text = Object.values(fields).join(',');
  return {
    ...{ file: 'tracker.csv', kind: 'row', locator, title: fields['Title'] ?? '', text, fields: { ...fields } },
    ...{ id: BlockId.parse(locator), start: 0, end: text.length, timestamp: null, author: null, thread: null },
  };
}

function message(options: { readonly at: number; readonly author: string; readonly text: string }): Block {
  const { at, author, text } = options;
  const locator = `message ops/${at}`;
  return {
    ...{ file: 'ops.json', kind: 'message', locator, title: '', text, fields: { userName: author } },
    ...{ id: BlockId.parse(locator), start: 0, end: text.length, timestamp: at, author, thread: null },
  };
}

const tracker = [
  {
    ID: 'T-1',
    Title: 'Launch the boat',
    Status: 'Open',
    Assignee: 'Ada Lund',
    Deadline: '2026-04-02',
    'Blocked by': 'T-2',
  },
  {
    ID: 'T-2',
    Title: 'Paint the hull',
    Status: 'In Progress',
    Assignee: 'Bo Krag',
    Deadline: '2026-03-20',
    'Blocked by': '',
  },
  { ID: 'T-3', Title: 'Deliver the varnish', Status: 'Open', Assignee: 'Bo Krag', Deadline: '', 'Blocked by': '' },
  { ID: 'T-4', Title: 'Buy brushes', Status: 'Done', Assignee: 'Ada Lund', Deadline: '2026-03-01', 'Blocked by': '' },
].map((fields) => row(fields));

describe('the graph of a workspace', () => {
  it('reads tasks, people, dates and who waits for whom, each with the place that says so', async () => {
    const said = 'T-2 has to wait until T-3 is here.';
    const graph = await readKnowledgeGraph({
      blocks: [...tracker, message({ at: 5, author: 'Bo Krag', text: `Morning. ${said}` })],
      signal,
    });
    const title = new Map(graph.nodes.map((node) => [node.id, node.title]));
    expect(
      graph.nodes.map((node) =>
        node.kind === 'task'
          ? [node.title, node.state, node.waiting, node.holdsUp]
          : [node.title, node.kind, node.openTasks],
      ),
    ).toEqual([
      ['T-1 Launch the boat', 'open', true, 0],
      ['T-2 Paint the hull', 'active', true, 1],
      ['T-3 Deliver the varnish', 'open', false, 2],
      ['T-4 Buy brushes', 'done', false, 0],
      ['Bo Krag', 'person', 2],
      ['Ada Lund', 'person', 1],
      ['2026-03-20', 'date', 1],
      ['2026-04-02', 'date', 1],
    ]);
    const waits = graph.edges.filter(({ kind }) => kind === 'waits-for');
    expect(waits.map(({ from, to, sources }) => [title.get(from), title.get(to), sources])).toEqual([
      [
        'T-1 Launch the boat',
        'T-2 Paint the hull',
        [{ file: 'tracker.csv', locator: 'row T-1', text: 'T-1,Launch the boat,Open,Ada Lund,2026-04-02,T-2' }],
      ],
      ['T-2 Paint the hull', 'T-3 Deliver the varnish', [{ file: 'ops.json', locator: 'message ops/5', text: said }]],
    ]);
    const kinds = graph.edges.map(({ kind, from, to }) => `${title.get(from)} ${kind} ${title.get(to)}`);
    expect(kinds).toContain('T-2 Paint the hull named-by Bo Krag');
    expect(kinds).toContain('T-4 Buy brushes owned-by Ada Lund');
    expect(kinds).not.toContain('T-4 Buy brushes due-on 2026-03-01');
    expect(graph.leftOut).toEqual({ tasks: 0, people: 0, texts: 0 });
  });

  it('is empty where there is no tracker and nobody wrote, and stops when it is told to', async () => {
    const empty = { nodes: [], edges: [], leftOut: { tasks: 0, people: 0, texts: 0 } };
    expect(await readKnowledgeGraph({ blocks: [], signal })).toEqual(empty);
    await expect(
      readKnowledgeGraph({ blocks: [message({ at: 1, author: 'A', text: 'x' })], signal: AbortSignal.abort() }),
    ).rejects.toThrow();
  });
});
