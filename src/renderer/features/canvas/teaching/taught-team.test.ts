import { expect, test } from 'vitest';
import type { StoredTeam } from '../../../../shared/contract/teams.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { emptyTeam } from '../editor/testing/empty-team.ts';
import { taughtTeam } from './taught-team.ts';

const [coordinator] = emptyTeam.agents;
if (coordinator === undefined) throw new Error('a team has a coordinator');
const agent: AgentDocument = {
  ...coordinator,
  id: 'sorter',
  preset: 'classifier',
  labels: [
    { name: 'problem', means: '' },
    { name: 'other', means: '' },
  ],
};

function stored(id: string, rest: Partial<StoredTeam> = {}, agents = [agent]): StoredTeam {
  return { document: { ...emptyTeam, id, agents }, revision: 1, builtIn: false, updatedAt: 1, ...rest };
}

test('a team of the person is taught itself', () => {
  expect(taughtTeam({ teams: [stored('a'), stored('b')], teamId: 'b', agent })).toEqual({ kind: 'own', teamId: 'b' });
});

test('a team that ships with the program is taught in its newest copy with the same labels', () => {
  const shipped = stored('a', { builtIn: true });
  const copies = [stored('old', { updatedAt: 2 }), stored('new', { updatedAt: 5 })];
  const other = stored('other', { updatedAt: 9 }, [{ ...agent, labels: [] }]);
  expect(taughtTeam({ teams: [shipped, ...copies, other], teamId: 'a', agent })).toEqual({
    kind: 'own',
    teamId: 'new',
  });
  expect(taughtTeam({ teams: [shipped, other], teamId: 'a', agent })).toEqual({ kind: 'shipped', team: shipped });
});

test('a deleted team or agent can no longer be taught', () => {
  expect(taughtTeam({ teams: [stored('a')], teamId: 'b', agent })).toEqual({ kind: 'gone' });
  expect(taughtTeam({ teams: [stored('a', {}, [])], teamId: 'a', agent })).toEqual({ kind: 'gone' });
});
