import type { AgentDocument, TeamDocument, TeamEdge } from '../../src/shared/domain/team.ts';

const columns = 25;
const rows = 20;
const apart = { x: 340, y: 150 } as const;

/** 500 agents in a grid with about 1,000 lines: to the next one in the row, and to one in the row below. */
export function largeTeam(agent: Omit<AgentDocument, 'id' | 'position'>): TeamDocument {
  const count = columns * rows;
  const idOf = (index: number): string => (index === 0 ? 'coordinator' : `agent-${index}`);
  const edges = Array.from({ length: count }, (_, index) => index).flatMap((index): TeamEdge[] =>
    [index + 1, index + columns + 1]
      .filter((to) => to < count)
      .map((to) => ({
        id: `edge-${index}-${to}`,
        from: idOf(index),
        to: idOf(to),
        kind: to === index + 1 ? 'hands-to' : 'delegates',
        label: null,
      })),
  );
  return {
    version: 2,
    id: 'large',
    title: 'Large team',
    description: '',
    coordinator: 'coordinator',
    planTemplate: 'bench',
    agents: Array.from({ length: count }, (_, index) => ({
      ...agent,
      id: idOf(index),
      title: `Agent ${index}`,
      position: { x: (index % columns) * apart.x, y: Math.floor(index / columns) * apart.y },
    })),
    edges,
    groups: [],
    comments: [],
  };
}
