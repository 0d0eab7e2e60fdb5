import { Position as Side } from '@xyflow/react';
import type { Position } from '../../../../shared/domain/team.ts';

/** A part's box, in places of the canvas. */
export type PartBox = Position & { readonly width: number; readonly height: number };

export type LineEnd = Position & { readonly side: Side };
export type LineEnds = { readonly out: LineEnd; readonly in: LineEnd };

/** Room that a line needs between two boxes to be drawn from side to side. */
const room = 24;

/** Where a line leaves one box and enters the other: the sides that face each other, so that no line runs around a box. */
export function facingEnds(from: PartBox, to: PartBox): LineEnds {
  const [outSide, inSide] = facingSides(from, to);
  return { out: { ...middleOf(from, outSide), side: outSide }, in: { ...middleOf(to, inSide), side: inSide } };
}

function facingSides(from: PartBox, to: PartBox): readonly [Side, Side] {
  const right = to.x - (from.x + from.width);
  const left = from.x - (to.x + to.width);
  const below = to.y - (from.y + from.height);
  const above = from.y - (to.y + to.height);
  if (right >= room || Math.max(left, below, above) < room) return [Side.Right, Side.Left];
  if (below >= room) return [Side.Bottom, Side.Top];
  if (above >= room) return [Side.Top, Side.Bottom];
  return [Side.Left, Side.Right];
}

function middleOf({ x, y, width, height }: PartBox, side: Side): Position {
  switch (side) {
    case Side.Left:
      return { x, y: y + height / 2 };
    case Side.Right:
      return { x: x + width, y: y + height / 2 };
    case Side.Top:
      return { x: x + width / 2, y };
    case Side.Bottom:
      return { x: x + width / 2, y: y + height };
  }
}
