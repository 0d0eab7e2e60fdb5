import type { PresetInfo } from '../domain/preset.ts';
import type { AgentDocument, EdgeKind, TeamDocument, TeamEdge, TeamGroup } from '../domain/team.ts';
import { findCycle } from '../kernel/find-cycle.ts';

/** Looks things up in one team document. Presets that the program does not know are `undefined`. */
export type TeamGraph = {
  readonly document: TeamDocument;
  agent(id: string): AgentDocument | undefined;
  presetOf(id: string): PresetInfo | undefined;
  /** What code runs the agent's tasks; null for a coordinator and for what is unknown. */
  skillOf(id: string): string | null;
  edgesInto(id: string, kind: EdgeKind): readonly TeamEdge[];
  edgesOutOf(id: string, kind: EdgeKind): readonly TeamEdge[];
  /** The vote that an agent is a member of. */
  voteOf(id: string): TeamGroup | undefined;
};

/** The skill that gives a label to each item, of classifiers and routers. */
export const decidingSkill = 'classify-items';
/** The skill that takes named values out of each item. */
export const extractingSkill = 'extract-fields';
/** What can be unsure: these are decided again by another agent, and several of them can vote. */
export const sortingSkills: readonly string[] = [decidingSkill, extractingSkill];
/** The skill of critics. */
export const checkingSkill = 'check-items';

export function teamGraph(options: {
  readonly document: TeamDocument;
  readonly presets: readonly PresetInfo[];
}): TeamGraph {
  const { document, presets } = options;
  const agents = new Map(document.agents.map((agent) => [agent.id, agent]));
  const known = new Map(presets.map((preset) => [preset.id, preset]));
  const presetOf = (id: string): PresetInfo | undefined => known.get(agents.get(id)?.preset ?? '');
  return {
    document,
    agent: (id) => agents.get(id),
    presetOf,
    skillOf: (id) => presetOf(id)?.skill ?? null,
    edgesInto: (id, kind) => document.edges.filter((edge) => edge.to === id && edge.kind === kind),
    edgesOutOf: (id, kind) => document.edges.filter((edge) => edge.from === id && edge.kind === kind),
    voteOf: (id) => document.groups.find((group) => group.pattern === 'vote' && group.members.includes(id)),
  };
}

/** Ids of a circle of `hands-to` edges, the first repeated at the end; null when there is none. */
export function circleOf(document: TeamDocument): readonly string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to, kind } of document.edges) {
    if (kind === 'hands-to') next.set(from, [...(next.get(from) ?? []), to]);
  }
  return findCycle(next);
}

/** Agents that work can reach: by what the coordinator delegates, then along every edge; a critic is reached by what it verifies. */
export function reachedAgents(document: TeamDocument): ReadonlySet<string> {
  const limited = document.edges.some(({ from, kind }) => from === document.coordinator && kind === 'delegates');
  const first = limited
    ? [document.coordinator]
    : [document.coordinator, ...document.edges.filter(({ kind }) => kind === 'hands-to').map(({ from }) => from)];
  const reached = new Set<string>(first);
  for (const id of reached) {
    for (const { from, to, kind } of document.edges) {
      if (kind === 'verifies' && to === id) reached.add(from);
      if (kind !== 'verifies' && from === id) reached.add(to);
    }
  }
  return reached;
}
