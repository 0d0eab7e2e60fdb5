import type { AgentDocument, TeamComment, TeamDocument, TeamEdge, TeamGroup } from '../../../../shared/domain/team.ts';

/** Any part that can be selected, with its sort. */
export type Part =
  | { readonly sort: 'agent'; readonly agent: AgentDocument }
  | { readonly sort: 'edge'; readonly edge: TeamEdge }
  | { readonly sort: 'group'; readonly group: TeamGroup }
  | { readonly sort: 'comment'; readonly comment: TeamComment };

export function partOf(document: TeamDocument, partId: string): Part | null {
  const agent = document.agents.find(({ id }) => id === partId);
  if (agent !== undefined) return { sort: 'agent', agent };
  const edge = document.edges.find(({ id }) => id === partId);
  if (edge !== undefined) return { sort: 'edge', edge };
  const group = document.groups.find(({ id }) => id === partId);
  if (group !== undefined) return { sort: 'group', group };
  const comment = document.comments.find(({ id }) => id === partId);
  return comment === undefined ? null : { sort: 'comment', comment };
}

/** What a person calls the part; null for lines and for ids that name nothing. */
export function titleOf(document: TeamDocument, partId: string): string | null {
  const part = partOf(document, partId);
  if (part?.sort === 'agent') return part.agent.title;
  if (part?.sort === 'group') return part.group.title;
  return part?.sort === 'comment' ? part.comment.text.slice(0, 40) : null;
}
