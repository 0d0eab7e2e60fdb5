import { expect, it } from 'vitest';
import type { GraphEdge, GraphNode, KnowledgeGraph } from '../../../shared/contract/memory.ts';
import { layoutGraph } from './layout-graph.ts';
import { filterNodes, neighbourhood, relationsOf } from './read-graph.ts';

const task = (id: string, facts: { readonly done?: true; readonly holdsUp?: number } = {}): GraphNode => ({
  ...{ kind: 'task', id, title: `${id} Task`, sources: [], status: '', state: facts.done === true ? 'done' : 'open' },
  ...{ waiting: false, holdsUp: facts.holdsUp ?? 0, owner: 'Ada', due: null, originalDue: null },
});
const waits = (from: string, to: string): GraphEdge => ({ from, to, kind: 'waits-for', sources: [] });

const graph: KnowledgeGraph = {
  nodes: [
    ...[task('A'), task('B', { holdsUp: 1 }), task('C', { holdsUp: 2 }), task('D', { done: true }), task('E')],
    { kind: 'person', id: 'ada', title: 'Ada', sources: [], emails: ['ada@x.example'], openTasks: 4, written: 2 },
  ],
  edges: [waits('A', 'B'), waits('B', 'C'), waits('E', 'C'), { from: 'A', to: 'ada', kind: 'owned-by', sources: [] }],
  leftOut: { tasks: 0, people: 0, texts: 0 },
};

it('lists what holds up most first, and finds by title, owner and address', () => {
  const ids = (options: { kind: 'task' | 'person'; words: string; onlyOpen: boolean }): readonly string[] =>
    filterNodes({ graph, ...options }).map(({ id }) => id);
  expect(ids({ kind: 'task', words: '', onlyOpen: true })).toEqual(['C', 'B', 'A', 'E']);
  expect(ids({ kind: 'task', words: 'd task', onlyOpen: false })).toEqual(['D']);
  expect(ids({ kind: 'task', words: 'ada', onlyOpen: true })).toHaveLength(4);
  expect(ids({ kind: 'person', words: 'x.example', onlyOpen: true })).toEqual(['ada']);
});

it('gathers the chain of waiting in both directions, but not what only shares a blocker', () => {
  const around = neighbourhood({ graph, id: 'B', limit: 40 });
  expect(around.nodes.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  expect(around.all).toBe(3);
  expect(neighbourhood({ graph, id: 'B', limit: 2 })).toMatchObject({ all: 3, edges: [waits('B', 'C')] });
  expect(
    relationsOf({ graph, id: 'B' }).map(({ kind, direction, others }) => [kind, direction, others.length]),
  ).toEqual([
    ['waits-for', 'out', 1],
    ['waits-for', 'in', 1],
  ]);
});

it('draws what waits left of what it waits for, inside the picture', () => {
  const picture = layoutGraph(neighbourhood({ graph, id: 'A', limit: 40 }));
  const x = new Map(picture.placed.map((placed) => [placed.node.id, placed.x]));
  expect((x.get('A') ?? 0) < (x.get('B') ?? 0) && (x.get('B') ?? 0) < (x.get('C') ?? 0)).toBe(true);
  expect(picture.placed.every((placed) => placed.x >= 0 && placed.x < picture.width)).toBe(true);
  expect(picture.lines.map(({ points }) => points.length > 1)).toEqual([true, true]);
});
