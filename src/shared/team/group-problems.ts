import type { TeamProblem } from '../domain/preset.ts';
import type { TeamGroup } from '../domain/team.ts';
import { titleOf } from './connect.ts';
import { error, warning } from './problem.ts';
import { sortingSkills } from './team-graph.ts';
import type { TeamGraph } from './team-graph.ts';

/** What is wrong with the patterns of a team. They are drawn over real lines: a pattern that its lines do not show is refused. */
export function groupProblems(graph: TeamGraph): readonly TeamProblem[] {
  return graph.document.groups.flatMap((group) => {
    const strangers = group.members.filter((id) => graph.agent(id) === undefined);
    if (strangers.length > 0)
      return [
        error(group.id, 'member-missing', `“${strangers[0]}” in “${nameOf(group)}” is not an agent of this team.`),
      ];
    if (group.pattern === 'vote') return voteProblems({ graph, group });
    if (group.pattern === 'fan-out') return fanOutProblems({ graph, group });
    return unshown({ graph, group });
  });
}

type Of = { readonly graph: TeamGraph; readonly group: TeamGroup };

function voteProblems({ graph, group }: Of): readonly TeamProblem[] {
  const { id, needed } = group;
  const name = nameOf(group);
  const members = [...new Set(group.members)];
  const problems: TeamProblem[] = [];
  const add = (code: string, message: string): void => void problems.push(error(id, code, message));
  if (members.length < 2) add('vote-alone', `“${name}” needs at least two agents that vote.`);
  if (members.length !== group.members.length) add('vote-twice', `An agent votes twice in “${name}”.`);
  if (needed !== null && needed > members.length)
    add('vote-needed', `In “${name}” ${needed} agents must agree, but only ${members.length} vote.`);
  const skills = members.map((member) => graph.skillOf(member) ?? '');
  const other = members.find((_, index) => !sortingSkills.includes(skills[index] ?? ''));
  if (new Set(skills).size > 1) add('vote-unlike', `The agents of “${name}” must do the same work.`);
  if (other !== undefined)
    add('vote-undecided', `“${titleOf(graph, other)}” gives no labels or values, so it cannot vote in “${name}”.`);
  const elsewhere = members.find((member) => graph.voteOf(member)?.id !== id);
  if (elsewhere !== undefined) add('vote-elsewhere', `“${titleOf(graph, elsewhere)}” votes in two groups.`);
  if (new Set(members.map((member) => labelsOf(graph, member))).size > 1)
    add('vote-labels', `The agents of “${name}” must decide between the same labels.`);
  if (new Set(members.map((member) => takenBy(graph, member))).size > 1)
    add('vote-unequal', `The agents of “${name}” must all be handed the same.`);
  return problems;
}

/** The other patterns are what their lines say: a frame around agents without such lines does nothing. */
function unshown({ graph, group }: Of): readonly TeamProblem[] {
  const missing = missingLine({ graph, group });
  if (missing === null) return [];
  return [warning(group.id, 'pattern-empty', `“${nameOf(group)}” does nothing: it has no ${missing}.`)];
}

function missingLine({ graph, group }: Of): string | null {
  const { members, pattern } = group;
  const { edges } = graph.document;
  const inside = edges.filter(({ from, to }) => members.includes(from) && members.includes(to));
  const ways = edges.filter(({ from, kind, label }) => kind === 'hands-to' && label !== null && members.includes(from));
  if (pattern === 'propose-verify' && !inside.some(({ kind }) => kind === 'verifies'))
    return 'line “verifies” between two of its agents';
  if (pattern === 'sequence' && !inside.some(({ kind }) => kind === 'hands-to'))
    return 'line “hands to” between two of its agents';
  if (pattern === 'router' && ways.length === 0) return 'line with a label out of its router';
  return null;
}

/** A part of a fan-out works on one item and hands it on: an answer cannot be put together from answers. */
function fanOutProblems({ graph, group }: Of): readonly TeamProblem[] {
  const writer = group.members.find((member) => graph.presetOf(member)?.gives !== 'items');
  if (writer === undefined) return [];
  const message = `“${titleOf(graph, writer)}” cannot work item by item in “${nameOf(group)}”: it hands on no items.`;
  return [error(group.id, 'fan-out-answer', message)];
}

function labelsOf(graph: TeamGraph, id: string): string {
  return JSON.stringify((graph.agent(id)?.labels ?? []).map(({ name }) => name).toSorted());
}

function takenBy(graph: TeamGraph, id: string): string {
  return JSON.stringify(
    graph
      .edgesInto(id, 'hands-to')
      .map(({ from, label }) => `${from} ${label ?? ''}`)
      .toSorted(),
  );
}

function nameOf(group: TeamGroup): string {
  return group.title === '' ? group.pattern : group.title;
}
