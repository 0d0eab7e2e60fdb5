import type { TeamProblem } from '../domain/preset.ts';
import type { TeamEdge } from '../domain/team.ts';
import { escalationsFrom, mostWaysIn, titleOf, whyNotThisKind } from './connect.ts';
import { error, warning } from './problem.ts';
import { circleOf, decidingSkill } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** What is wrong with the lines of a team. */
export function edgeProblems(graph: TeamGraph): readonly TeamProblem[] {
  const { document } = graph;
  const each = document.edges.flatMap((edge, index) => [
    ...oneEdge({ graph, edge }),
    ...repeated({ graph, edge, before: document.edges.slice(0, index) }),
  ]);
  if (document.planTemplate !== null) return each;
  return [...each, ...circles(graph), ...crowds(graph), ...missingWays(graph), ...escalations(graph)];
}

function oneEdge(options: { readonly graph: TeamGraph; readonly edge: TeamEdge }): readonly TeamProblem[] {
  const { graph, edge } = options;
  const { id, from, to, kind, label } = edge;
  const wrong = whyNotThisKind({ graph, from, to, kind });
  if (wrong !== null) return [error(id, 'edge-refused', wrong)];
  if (label === null || graph.document.planTemplate !== null) return [];
  if (kind !== 'hands-to' || graph.skillOf(from) !== decidingSkill)
    return [
      error(
        id,
        'way-without-labels',
        `“${titleOf(graph, from)}” gives no labels, so nothing can go the way “${label}”.`,
      ),
    ];
  const names = graph.agent(from)?.labels.map(({ name }) => name) ?? [];
  if (names.includes(label)) return [];
  return [error(id, 'way-unknown', `The way “${label}” is not a label of “${titleOf(graph, from)}”.`)];
}

function repeated(options: {
  readonly graph: TeamGraph;
  readonly edge: TeamEdge;
  readonly before: readonly TeamEdge[];
}): readonly TeamProblem[] {
  const { graph, edge, before } = options;
  const same = before.some(
    ({ from, to, kind, label }) => from === edge.from && to === edge.to && kind === edge.kind && label === edge.label,
  );
  if (!same) return [];
  const ends = `“${titleOf(graph, edge.from)}” and “${titleOf(graph, edge.to)}”`;
  return [error(edge.id, 'edge-twice', `${ends} are connected in the same way twice.`)];
}

function circles(graph: TeamGraph): readonly TeamProblem[] {
  const circle = circleOf(graph.document);
  if (circle === null) return [];
  const path = circle.map((id) => titleOf(graph, id)).join(' → ');
  return [error(circle[0] ?? null, 'circle', `These agents hand to each other in a circle: ${path}.`)];
}

function crowds(graph: TeamGraph): readonly TeamProblem[] {
  return graph.document.agents.flatMap(({ id, title }) => {
    const ways = graph.edgesInto(id, 'hands-to').length;
    const critics = graph.edgesInto(id, 'verifies').length;
    return [
      ...(ways > mostWaysIn
        ? [error(id, 'too-many-ways', `${ways} lines hand to “${title}”; at most ${mostWaysIn} may.`)]
        : []),
      ...(critics > 1 ? [error(id, 'two-critics', `“${title}” has ${critics} critics; one is enough.`)] : []),
    ];
  });
}

/** A router whose items of some label go nowhere. Where one line takes all labels, none is missing. */
function missingWays(graph: TeamGraph): readonly TeamProblem[] {
  return graph.document.agents.flatMap(({ id, title, labels }) => {
    const ways = graph.edgesOutOf(id, 'hands-to');
    if (!ways.some(({ label }) => label !== null) || ways.some(({ label }) => label === null)) return [];
    return labels
      .filter(({ name }) => !ways.some(({ label }) => label === name))
      .map(({ name }) =>
        warning(id, 'way-missing', `Items that “${title}” calls “${name}” go nowhere: no line is drawn for them.`),
      );
  });
}

function escalations(graph: TeamGraph): readonly TeamProblem[] {
  return graph.document.agents.flatMap((agent) => {
    const { id, title } = agent;
    const next = graph.edgesOutOf(id, 'escalates');
    const [first] = next;
    if (first === undefined) return [];
    const other = graph.agent(first.to);
    const problems: TeamProblem[] = [];
    if (next.length > 1)
      problems.push(error(id, 'two-escalations', `“${title}” escalates to ${next.length} agents; it can to one.`));
    if (escalationsFrom({ graph, from: first.to }).includes(id))
      problems.push(
        error(first.id, 'escalation-circle', `“${title}” and “${titleOf(graph, first.to)}” escalate to each other.`),
      );
    const decide = [id, first.to].every((end) => graph.skillOf(end) === decidingSkill);
    if (decide && other !== undefined && namesOf(other) !== namesOf(agent))
      problems.push(
        error(first.id, 'escalation-labels', `“${other.title}” decides between other labels than “${title}”.`),
      );
    return problems;
  });
}

function namesOf(agent: { readonly labels: readonly { readonly name: string }[] }): string {
  return JSON.stringify(agent.labels.map(({ name }) => name).toSorted());
}
