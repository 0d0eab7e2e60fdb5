import type { PresetInfo, TeamProblem, ToolInfo } from '../domain/preset.ts';
import type { TeamDocument } from '../domain/team.ts';
import { agentProblems } from './agent-problems.ts';
import { edgeProblems } from './edge-problems.ts';
import { groupProblems } from './group-problems.ts';
import { structureProblems } from './structure-problems.ts';
import { flowProblems } from './flow-problems.ts';
import { teamGraph } from './team-graph.ts';

/**
 * Everything that is wrong with a team, in words for the person who draws it; a team without errors can run. The schema has passed
 * already. Pure: the page asks it while somebody draws, the engine before each run.
 * A team with a plan of its own (`planTemplate`) is only looked at for its structure: its code knows its specialists.
 */
export function validateTeam(options: {
  readonly document: TeamDocument;
  readonly presets: readonly PresetInfo[];
  readonly tools: readonly ToolInfo[];
}): readonly TeamProblem[] {
  const { document, tools } = options;
  const graph = teamGraph(options);
  const structure = structureProblems(graph);
  const edges = edgeProblems(graph);
  if (document.planTemplate !== null) return [...structure, ...edges];
  const broken = [...structure, ...edges].some(({ severity }) => severity === 'error');
  return [
    ...structure,
    ...agentProblems({ graph, tools }),
    ...edges,
    ...groupProblems(graph),
    // How work flows can only be said of a drawing whose parts fit together.
    ...(broken ? [] : flowProblems({ ...options, graph })),
  ];
}
