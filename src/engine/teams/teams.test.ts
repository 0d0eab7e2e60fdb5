import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { presetInfos } from '../agents/index.ts';
import { toolInfos } from '../tools/index.ts';
import { loadTeams } from './index.ts';

const folder = fileURLToPath(new URL('../../../resources/templates', import.meta.url));

test('every shipped team is valid', async () => {
  const teams = await loadTeams({ folder, presets: presetInfos, tools: toolInfos });
  expect(teams.ok ? teams.value.map((team) => team.id) : teams.error).toContain('launch-delay');
});
