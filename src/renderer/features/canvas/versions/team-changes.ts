import type { Position, TeamDocument } from '../../../../shared/domain/team.ts';
import { canonicalJson } from '../../../../shared/kernel/json.ts';

/** What became of a part from one state of the team to a later one. `moved`: nothing but its place is different. */
export type PartChange = 'added' | 'removed' | 'changed' | 'moved';

/** By part id; parts that stayed as they were are not in it. */
export type TeamChanges = ReadonlyMap<string, PartChange>;

export const nothingChanged: TeamChanges = new Map();

type Part = { readonly id: string; readonly position?: Position };

/** What became of each agent, line, group and comment of a version until now. */
export function teamChanges(version: TeamDocument, now: TeamDocument): TeamChanges {
  const before = partsOf(version);
  const after = partsOf(now);
  const changes = new Map<string, PartChange>();
  for (const [id, part] of before) {
    const later = after.get(id);
    const change = later === undefined ? 'removed' : changeOf(part, later);
    if (change !== null) changes.set(id, change);
  }
  for (const id of after.keys()) if (!before.has(id)) changes.set(id, 'added');
  return changes;
}

/**
 * The version as a drawing that also has what was added since, so that both can be seen at once. Groups that were added since are
 * left out where their members belonged to another one: an agent is drawn in one frame.
 */
export function withAddedParts(version: TeamDocument, now: TeamDocument): TeamDocument {
  const grouped = new Set(version.groups.flatMap(({ members }) => members));
  const agents = [...version.agents, ...newIn(now.agents, version.agents)];
  const drawn = new Set(agents.map(({ id }) => id));
  return {
    ...version,
    agents,
    edges: [...version.edges, ...newIn(now.edges, version.edges)].filter(
      ({ from, to }) => drawn.has(from) && drawn.has(to),
    ),
    groups: [
      ...version.groups,
      ...newIn(now.groups, version.groups)
        .filter(({ members }) => !members.some((member) => grouped.has(member)))
        .map((group) => ({ ...group, collapsed: false })),
    ],
    comments: [...version.comments, ...newIn(now.comments, version.comments)],
  };
}

function partsOf({ agents, edges, groups, comments }: TeamDocument): ReadonlyMap<string, Part> {
  return new Map([...agents, ...edges, ...groups, ...comments].map((part: Part) => [part.id, part]));
}

function changeOf(before: Part, after: Part): PartChange | null {
  if (canonicalJson(before) === canonicalJson(after)) return null;
  const { position: _was, ...said } = before;
  const { position: _is, ...says } = after;
  return canonicalJson(said) === canonicalJson(says) ? 'moved' : 'changed';
}

function newIn<One extends Part>(now: readonly One[], before: readonly One[]): readonly One[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}
