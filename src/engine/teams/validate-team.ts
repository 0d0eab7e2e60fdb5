import type { TeamDocument } from '../../shared/domain/team.ts';

/** What is wrong with a team, in words for the person who edits it; empty when it can run. The schema has passed already. */
export function validateTeam(team: TeamDocument): readonly string[] {
  const ids = team.agents.map((agent) => agent.id);
  const known = new Set(ids);
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  const coordinator = team.agents.find((agent) => agent.id === team.coordinator);
  return [
    ...repeated.map((id) => `Two agents are called "${id}".`),
    ...(coordinator === undefined ? [`The coordinator "${team.coordinator}" is not an agent of the team.`] : []),
    ...(coordinator !== undefined && !coordinator.kinds.includes('plan')
      ? [`The coordinator "${coordinator.id}" does not do tasks of kind "plan".`]
      : []),
    ...team.edges.flatMap(({ from, to, kind }) =>
      [from, to]
        .filter((end) => !known.has(end))
        .map((end) => `An edge (${kind}) names "${end}", which is not an agent of the team.`),
    ),
    ...team.edges.filter(({ from, to }) => from === to).map(({ from }) => `"${from}" has an edge to itself.`),
    ...unreached(team).map((id) => `Nobody delegates to "${id}" and nothing is handed to it.`),
    ...team.agents
      .filter((agent) => agent.models.length > 0 && agent.models[0]?.when !== 'first')
      .map((agent) => `The first model of "${agent.id}" must be marked "first".`),
  ];
}

/** Agents that no work can reach from the coordinator. */
function unreached(team: TeamDocument): readonly string[] {
  const reached = new Set([team.coordinator]);
  for (const id of reached) {
    for (const edge of team.edges) if (edge.from === id) reached.add(edge.to);
  }
  return team.agents.map((agent) => agent.id).filter((id) => !reached.has(id));
}
