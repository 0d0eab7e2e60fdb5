import type { Position, TeamDocument, TeamGroup } from '../../../../shared/domain/team.ts';
import { agentSize, framePadding } from './sizes.ts';

/** Part id → the node that stands for it on the canvas: itself, or the folded group that it is a member of. */
export function standIns(document: Pick<TeamDocument, 'agents' | 'groups'>): ReadonlyMap<string, string> {
  const shown = new Map<string, string>(document.agents.map(({ id }) => [id, id]));
  for (const group of document.groups.filter(({ collapsed }) => collapsed)) {
    for (const member of group.members) if (shown.get(member) === member) shown.set(member, group.id);
  }
  return shown;
}

export type Rectangle = Position & { readonly width: number; readonly height: number };

/** The frame around the members of an open group; null when none of them is drawn. */
export function frameOf(
  group: Pick<TeamGroup, 'members'>,
  positionOf: (agentId: string) => Position | null,
): Rectangle | null {
  const places = group.members.flatMap((member) => positionOf(member) ?? []);
  if (places.length === 0) return null;
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const right = Math.max(...places.map(({ x }) => x)) + agentSize.width;
  const bottom = Math.max(...places.map(({ y }) => y)) + agentSize.height;
  return {
    x: left - framePadding.side,
    y: top - framePadding.top,
    width: right - left + 2 * framePadding.side,
    height: bottom - top + framePadding.top + framePadding.bottom,
  };
}

/** Where a folded group stands: at the top left of its members. */
export function foldedPosition(
  group: Pick<TeamGroup, 'members'>,
  positionOf: (agentId: string) => Position | null,
): Position {
  const places = group.members.flatMap((member) => positionOf(member) ?? []);
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}
