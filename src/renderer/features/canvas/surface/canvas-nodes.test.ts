import { expect, test } from 'vitest';
import type { TeamDocument } from '../../../../shared/domain/team.ts';
import { createEdgeDeriver } from './canvas-edges.ts';
import type { NodeInputs } from './canvas-nodes.ts';
import { createNodeDeriver } from './canvas-nodes.ts';
import { createProblemGrouper } from './problems-by-part.ts';

const agent = {
  preset: 'reader',
  role: '',
  kinds: ['extract'],
  models: [],
  tools: [],
  memory: { kinds: [], files: [] },
  labels: [],
  examples: [],
  fields: [],
  settings: { reads: 'relevant', limit: 40, keeps: [] },
  budget: { tokens: 1, modelMs: 1, retries: 0 },
} satisfies Partial<TeamDocument['agents'][number]>;

const team: TeamDocument = {
  version: 2,
  id: 'team',
  title: 'Team',
  description: '',
  coordinator: 'a',
  planTemplate: null,
  agents: [
    { ...agent, id: 'a', title: 'A', position: { x: 0, y: 0 } },
    { ...agent, id: 'b', title: 'B', position: { x: 400, y: 0 } },
    { ...agent, id: 'c', title: 'C', position: { x: 400, y: 200 } },
  ],
  edges: [
    { id: 'e1', from: 'a', to: 'b', kind: 'hands-to', label: null },
    { id: 'e2', from: 'a', to: 'c', kind: 'hands-to', label: null },
    { id: 'e3', from: 'c', to: 'b', kind: 'verifies', label: null },
  ],
  groups: [{ id: 'g', pattern: 'vote', title: 'Vote', members: ['b', 'c'], collapsed: false, needed: 2 }],
  comments: [],
};

const inputs: NodeInputs = {
  document: team,
  presets: new Map(),
  problems: new Map(),
  selected: new Set(),
  dragged: new Map(),
  name: { agent: ({ title }) => title, group: ({ title }) => title, comment: ({ text }) => text },
};

const folded: TeamDocument = { ...team, groups: team.groups.map((group) => ({ ...group, collapsed: true })) };

test('a change of one agent gives one new node; the others are the same objects', () => {
  const derive = createNodeDeriver();
  const before = derive(inputs);
  const agents = team.agents.map((one) => (one.id === 'a' ? { ...one, title: 'New' } : one));
  const after = derive({ ...inputs, document: { ...team, agents } });
  expect(after.map((node, index) => [node.id, node === before[index]])).toEqual([
    ['g', true],
    ['a', false],
    ['b', true],
    ['c', true],
  ]);
});

test('a frame surrounds its members and follows one that is dragged', () => {
  const [frame] = createNodeDeriver()({ ...inputs, dragged: new Map([['c', { x: 500, y: 300 }]]) });
  expect(frame).toMatchObject({ type: 'frame', position: { x: 380, y: -44 }, width: 380, height: 460 });
});

test('a folded group stands for its members, and their lines end at it once', () => {
  const nodes = createNodeDeriver()({ ...inputs, document: folded });
  expect(nodes.map(({ id, type, position }) => ({ id, type, position }))).toEqual([
    { id: 'g', type: 'folded', position: { x: 400, y: 0 } },
    { id: 'a', type: 'agent', position: { x: 0, y: 0 } },
  ]);
  const edges = createEdgeDeriver()({
    document: folded,
    selected: new Set(),
    withProblem: new Set(),
    dragged: new Map(),
    name: ({ id }) => id,
  });
  expect(edges.map(({ id, source, target }) => ({ id, source, target }))).toEqual([
    { id: 'e1', source: 'a', target: 'g' },
  ]);
});

test('a line leaves and enters by the sides that face each other', () => {
  const edges = createEdgeDeriver()({
    document: team,
    selected: new Set(),
    withProblem: new Set(),
    dragged: new Map(),
    name: ({ id }) => id,
  });
  expect(edges.map(({ id, data }) => [id, data?.ends.out.side, data?.ends.in.side])).toEqual([
    ['e1', 'right', 'left'],
    ['e2', 'right', 'left'],
    ['e3', 'top', 'bottom'],
  ]);
});

test('problems that say the same keep their list', () => {
  const group = createProblemGrouper();
  const problem = { severity: 'error', partId: 'a', code: 'x', message: 'Wrong' } as const;
  const first = group([problem]).get('a');
  expect(group([{ ...problem }]).get('a')).toBe(first);
  expect(group([problem, { ...problem, message: 'Also wrong' }]).get('a')).toHaveLength(2);
});
