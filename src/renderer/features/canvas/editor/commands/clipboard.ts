import { z } from 'zod';
import type { Position, TeamDocument } from '../../../../../shared/domain/team.ts';
import { AgentDocument, TeamComment, TeamEdge, TeamGroup } from '../../../../../shared/domain/team.ts';
import { parseJson } from '../../../../../shared/kernel/json.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { EditName, TeamCommand } from '../edit.ts';
import { FreshIds, freshTitle } from '../fresh-names.ts';
import { agentSize, boundsOf, boxesOf, commentHeight, gridStep } from '../geometry.ts';
import { mostAgents } from './add-agent.ts';

/** Parts of a team as text, so that they can be pasted into another team, window or file. */
const TeamParts = z.strictObject({
  guildhall: z.literal('team-parts'),
  version: z.literal(1),
  agents: z.array(AgentDocument),
  edges: z.array(TeamEdge),
  groups: z.array(TeamGroup),
  comments: z.array(TeamComment),
});
type TeamParts = z.infer<typeof TeamParts>;

/** How far a copy lies from what it was copied from. */
const beside = 2 * gridStep;

/**
 * The selected agents and comments, the lines between them and the groups that are selected whole, as text. The coordinator is not
 * copied: a team has one. Null where nothing is left to copy.
 */
export function copyParts(document: TeamDocument, partIds: readonly string[]): string | null {
  const parts = partsOf(document, partIds);
  return parts.agents.length + parts.comments.length === 0 ? null : JSON.stringify(parts, null, 2);
}

/** What `copyParts` gave, with new ids: with its top left corner at a place, or beside the original for null. */
export function pasteParts(text: string, at: Position | null): TeamCommand {
  return (document) => {
    const parts = parseJson(TeamParts, text);
    if (!parts.ok) return err({ code: 'not-team-parts' });
    return insert({ edit: 'paste', parts: parts.value, at })(document);
  };
}

/** A copy of the selected parts beside them, with the lines between them. */
export function duplicateParts(partIds: readonly string[]): TeamCommand {
  return (document) => insert({ edit: 'duplicate', parts: partsOf(document, partIds), at: null })(document);
}

function partsOf(document: TeamDocument, partIds: readonly string[]): TeamParts {
  const wanted = new Set(boxesOf(document, partIds).map(({ id }) => id));
  wanted.delete(document.coordinator);
  return {
    guildhall: 'team-parts',
    version: 1,
    agents: document.agents.filter(({ id }) => wanted.has(id)),
    edges: document.edges.filter(({ from, to }) => wanted.has(from) && wanted.has(to)),
    groups: document.groups.filter(({ members }) => members.every((id) => wanted.has(id))),
    comments: document.comments.filter(({ id }) => wanted.has(id)),
  };
}

function insert(options: {
  readonly edit: EditName;
  readonly parts: TeamParts;
  readonly at: Position | null;
}): TeamCommand {
  const { edit, parts, at } = options;
  return (document) => {
    if (parts.agents.length + parts.comments.length === 0) return err({ code: 'nothing-selected' });
    if (document.agents.length + parts.agents.length > mostAgents) return err({ code: 'team-full' });
    const { agents, edges, groups, comments } = renewed({ document, parts, by: shiftOf(parts, at) });
    return ok({
      label: { edit, about: agents.length === 1 ? (agents[0]?.title ?? '') : '' },
      select: [...agents, ...comments].map(({ id }) => id),
      change: (draft) => {
        draft.agents.push(...agents);
        draft.edges.push(...edges);
        draft.groups.push(...groups);
        draft.comments.push(...comments);
      },
    });
  };
}

function shiftOf(parts: TeamParts, at: Position | null): Position {
  if (at === null) return { x: beside, y: beside };
  const bounds = boundsOf([
    ...parts.agents.map(({ position }) => ({ ...position, ...agentSize })),
    ...parts.comments.map(({ position, width }) => ({ ...position, width, height: commentHeight })),
  ]);
  return bounds === null ? { x: 0, y: 0 } : { x: Math.round(at.x - bounds.x), y: Math.round(at.y - bounds.y) };
}

/** The same parts under ids and titles that the document does not use. Lines and members that name none of the parts are left out. */
function renewed(options: { readonly document: TeamDocument; readonly parts: TeamParts; readonly by: Position }) {
  const { document, parts, by } = options;
  const ids = new FreshIds(document);
  const titles = new Set(document.agents.map(({ title }) => title));
  const moved = ({ x, y }: Position): Position => ({ x: x + by.x, y: y + by.y });
  const names = new Map<string, string>();
  const agents = parts.agents.map((agent) => {
    const title = freshTitle(titles, agent.title);
    const id = ids.next(agent.preset.replaceAll(/[^a-z0-9-]/g, '-') || 'agent');
    titles.add(title);
    names.set(agent.id, id);
    return { ...agent, id, title, position: moved(agent.position) };
  });
  return {
    agents,
    edges: parts.edges.flatMap((edge) => {
      const from = names.get(edge.from);
      const to = names.get(edge.to);
      return from === undefined || to === undefined ? [] : [{ ...edge, id: ids.next('edge'), from, to }];
    }),
    groups: parts.groups.flatMap((group) => {
      const members = group.members.flatMap((id) => names.get(id) ?? []);
      return members.length === 0 ? [] : [{ ...group, id: ids.next('group'), members }];
    }),
    comments: parts.comments.map((comment) => ({
      ...comment,
      id: ids.next('comment'),
      position: moved(comment.position),
    })),
  };
}
