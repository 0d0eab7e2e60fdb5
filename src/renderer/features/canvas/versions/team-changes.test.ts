import { expect, test } from 'vitest';
import type { AgentDocument, TeamDocument, TeamGroup } from '../../../../shared/domain/team.ts';
import { emptyTeam } from '../editor/testing/empty-team.ts';
import { teamChanges, withAddedParts } from './team-changes.ts';

const [coordinator] = emptyTeam.agents;
if (coordinator === undefined) throw new Error('a team has a coordinator');

const agent = (id: string, rest: Partial<AgentDocument> = {}): AgentDocument => ({ ...coordinator, id, ...rest });
const line = (from: string, to: string) => ({ id: `${from}-${to}`, from, to, kind: 'hands-to' as const, label: null });
const group = (id: string, members: string[], collapsed = false): TeamGroup => ({
  id,
  pattern: 'vote',
  title: '',
  members,
  collapsed,
  needed: null,
});
const team = (rest: Partial<TeamDocument>): TeamDocument => ({ ...emptyTeam, ...rest });

test('each part is added, removed, changed or only moved; what stayed is not named', () => {
  const version = team({ agents: [agent('a'), agent('b'), agent('c'), agent('d')], edges: [line('a', 'b')] });
  const now = team({
    agents: [agent('a'), agent('c', { title: 'Other' }), agent('d', { position: { x: 9, y: 9 } }), agent('e')],
    edges: [line('c', 'e')],
  });
  expect(Object.fromEntries(teamChanges(version, now))).toEqual({
    b: 'removed',
    'a-b': 'removed',
    c: 'changed',
    d: 'moved',
    e: 'added',
    'c-e': 'added',
  });
  expect(teamChanges(version, version).size).toBe(0);
});

test('the drawing has the parts of both, each as the version had it', () => {
  const version = team({ agents: [agent('a'), agent('b')], edges: [line('a', 'b')] });
  const now = team({ agents: [agent('a', { title: 'Other' }), agent('c')], edges: [line('a', 'c')] });
  const drawn = withAddedParts(version, now);
  expect(drawn.agents).toEqual([agent('a'), agent('b'), agent('c')]);
  expect(drawn.edges.map(({ id }) => id)).toEqual(['a-b', 'a-c']);
});

test('an agent is drawn in one frame, and what was added since is never folded away', () => {
  const agents = [agent('a'), agent('b'), agent('c')];
  const version = team({ agents, groups: [group('one', ['a'])] });
  const now = team({ agents, groups: [group('two', ['a', 'b']), group('three', ['c'], true)] });
  expect(withAddedParts(version, now).groups).toEqual([group('one', ['a']), group('three', ['c'])]);
});
