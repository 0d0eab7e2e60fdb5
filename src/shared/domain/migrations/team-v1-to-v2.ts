import { z } from 'zod';
import { LadderRung } from '../model.ts';
import { TaskBudget, TaskKind } from '../task.ts';
import { BlockKind } from '../source.ts';
import { EdgeKind } from '../team.ts';
import type { TeamDocument } from '../team.ts';

/** A team as version 1 stored it: no positions, tools, labels or groups. */
export const TeamDocumentV1 = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  title: z.string(),
  description: z.string(),
  coordinator: z.string(),
  planTemplate: z.string(),
  agents: z.array(
    z.strictObject({
      id: z.string(),
      preset: z.string(),
      title: z.string(),
      role: z.string(),
      kinds: z.array(TaskKind).min(1),
      models: z.array(LadderRung),
      memory: z.array(BlockKind),
      budget: TaskBudget,
    }),
  ),
  edges: z.array(z.strictObject({ from: z.string(), to: z.string(), kind: EdgeKind })),
});
export type TeamDocumentV1 = z.infer<typeof TeamDocumentV1>;

const columns = 4;
const apart = { x: 280, y: 170 };

/** Adds what version 2 knows; agents are laid out in rows, to be arranged by the person. */
export function teamFromVersion1(team: TeamDocumentV1): TeamDocument {
  return {
    ...team,
    version: 2,
    agents: team.agents.map((agent, index) => ({
      ...agent,
      memory: { kinds: agent.memory, files: [] },
      tools: [],
      labels: [],
      examples: [],
      fields: [],
      settings: { reads: 'relevant', limit: 40, keeps: [] },
      position: { x: (index % columns) * apart.x, y: Math.floor(index / columns) * apart.y },
    })),
    edges: team.edges.map((edge, index) => ({ ...edge, id: `edge-${index + 1}`, label: null })),
    groups: [],
    comments: [],
  };
}
