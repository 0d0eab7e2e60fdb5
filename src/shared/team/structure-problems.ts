import type { TeamProblem } from '../domain/preset.ts';
import { error, warning } from './problem.ts';
import { reachedAgents } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** What is wrong with any team, drawn or with a plan of its own. */
export function structureProblems(graph: TeamGraph): readonly TeamProblem[] {
  const { document } = graph;
  return [
    ...repeatedIds(graph),
    ...coordinatorProblems(graph),
    ...unreached(graph),
    ...document.agents
      .filter(({ models }) => models.length > 0 && models[0]?.when !== 'first')
      .map(({ id, title }) =>
        error(id, 'model-order', `The first model of “${title}” must be the one that is asked first.`),
      ),
  ];
}

function repeatedIds({ document }: TeamGraph): readonly TeamProblem[] {
  const ids = [document.agents, document.groups, document.comments].flat().map(({ id }) => id);
  const edges = document.edges.map(({ id }) => id);
  return [ids, edges].flatMap((list) =>
    [...new Set(list.filter((id, index) => list.indexOf(id) !== index))].map((id) =>
      error(id, 'repeated-id', `Two parts of the team have the id “${id}”.`),
    ),
  );
}

function coordinatorProblems(graph: TeamGraph): readonly TeamProblem[] {
  const { coordinator, planTemplate } = graph.document;
  const agent = graph.agent(coordinator);
  if (agent === undefined)
    return [error(null, 'coordinator-missing', `The coordinator “${coordinator}” is not an agent of the team.`)];
  const missing = (planTemplate === null ? (['plan', 'report'] as const) : (['plan'] as const)).filter(
    (kind) => !agent.kinds.includes(kind),
  );
  return missing.map((kind) =>
    error(agent.id, 'coordinator-kind', `The coordinator “${agent.title}” must do tasks of the kind “${kind}”.`),
  );
}

/** Such an agent takes no part. */
function unreached({ document }: TeamGraph): readonly TeamProblem[] {
  const drawn = document.edges.some(({ kind }) => kind === 'delegates' || kind === 'hands-to');
  if (!drawn) return [];
  const reached = reachedAgents(document);
  return document.agents
    .filter(({ id }) => !reached.has(id))
    .map(({ id, title }) =>
      warning(id, 'unreached', `Nobody delegates to “${title}” and nothing is handed to it: it takes no part.`),
    );
}
