import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadTeams, validateTeam } from './index.ts';

const folder = fileURLToPath(new URL('../../../resources/templates', import.meta.url));

test('every shipped team is valid', async () => {
  const teams = await loadTeams({ folder });
  expect(teams.ok ? teams.value.map((team) => team.id) : teams.error).toContain('launch-delay');
});

test('a broken team is told all that is wrong with it', async () => {
  const teams = await loadTeams({ folder });
  const team = teams.ok ? teams.value.find(({ id }) => id === 'launch-delay') : undefined;
  if (team === undefined) throw new Error('the main team is missing');
  const broken = {
    ...team,
    coordinator: 'mail-reader',
    edges: [
      { from: 'mail-reader', to: 'nobody', kind: 'delegates' as const },
      { from: 'mail-reader', to: 'mail-reader', kind: 'hands-to' as const },
    ],
    agents: team.agents.filter(({ id }) => id === 'mail-reader' || id === 'task-reader'),
  };
  expect(validateTeam(broken)).toEqual([
    'The coordinator "mail-reader" does not do tasks of kind "plan".',
    'An edge (delegates) names "nobody", which is not an agent of the team.',
    '"mail-reader" has an edge to itself.',
    'Nobody delegates to "task-reader" and nothing is handed to it.',
  ]);
});
