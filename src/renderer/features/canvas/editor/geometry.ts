import type { Position, TeamComment, TeamDocument } from '../../../../shared/domain/team.ts';

/** Pixels of an agent on the canvas at 100%. Every agent has this size, so that rows line up and layout needs no measuring. */
export const agentSize = { width: 240, height: 96 } as const;

/** The height of a comment is that of its text; layout and alignment reckon with this much. */
export const commentHeight = 80;

/** Pixels between the lines that parts snap to. */
export const gridStep = 20;

export type Box = {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The boxes of agents and comments with these ids; of all of them for null. Groups stand for their members. */
export function boxesOf(document: TeamDocument, partIds: readonly string[] | null): readonly Box[] {
  const wanted = partIds === null ? null : new Set(withMembers(document, partIds));
  const agents = document.agents.map(({ id, position }) => ({ id, ...position, ...agentSize }));
  const comments = document.comments.map((comment) => commentBox(comment));
  return [...agents, ...comments].filter(({ id }) => wanted === null || wanted.has(id));
}

/** The smallest box around boxes; null around none. */
export function boundsOf(boxes: readonly Omit<Box, 'id'>[]): Omit<Box, 'id'> | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function snapPosition({ x, y }: Position): Position {
  return { x: Math.round(x / gridStep) * gridStep, y: Math.round(y / gridStep) * gridStep };
}

/** Part ids with each group replaced by its members. */
export function withMembers(document: TeamDocument, partIds: readonly string[]): readonly string[] {
  const groups = new Map(document.groups.map((group) => [group.id, group.members]));
  return [...new Set(partIds.flatMap((id) => groups.get(id) ?? [id]))];
}

/** The nearest place to a wished one where an agent covers no other: below it, step by step. */
export function freePosition(document: TeamDocument, wished: Position): Position {
  const boxes = boxesOf(document, null);
  const { x } = wished;
  let { y } = wished;
  while (boxes.some((box) => overlaps(box, { x, y, ...agentSize }))) y += gridStep;
  return { x, y };
}

function overlaps(left: Omit<Box, 'id'>, right: Omit<Box, 'id'>): boolean {
  return (
    left.x < right.x + right.width &&
    right.x < left.x + left.width &&
    left.y < right.y + right.height &&
    right.y < left.y + left.height
  );
}

function commentBox({ id, position, width }: TeamComment): Box {
  return { id, ...position, width, height: commentHeight };
}
