import { presetInfos } from '../../../../../engine/agents/presets/index.ts';
import type { TeamDocument } from '../../../../../shared/domain/team.ts';

const coordinator = presetInfos.find(({ id }) => id === 'coordinator');
if (coordinator === undefined) throw new Error('no coordinator');

/** A team with nothing but its coordinator, as a new one is stored. */
export const emptyTeam: TeamDocument = {
  version: 2,
  id: 'my-team',
  title: 'My team',
  description: '',
  coordinator: 'coordinator',
  planTemplate: null,
  agents: [{ ...coordinator.agent, id: 'coordinator', position: { x: 0, y: -200 } }],
  edges: [],
  groups: [],
  comments: [],
};
