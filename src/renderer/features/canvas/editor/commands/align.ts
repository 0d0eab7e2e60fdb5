import type { Position } from '../../../../../shared/domain/team.ts';
import { err } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import type { Box } from '../geometry.ts';
import { boundsOf, boxesOf } from '../geometry.ts';
import { placeParts } from './place-parts.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Puts the selected parts on one line: that of the edge or the middle of what they span together. */
export function align(partIds: readonly string[], alignment: Alignment): TeamCommand {
  return (document) => {
    const boxes = boxesOf(document, partIds);
    const bounds = boundsOf(boxes);
    if (bounds === null || boxes.length < 2) return err({ code: 'nothing-selected' });
    const places = boxes.map((box) => [box.id, aligned(box, bounds, alignment)] as const);
    return placeParts('align', new Map(places))(document);
  };
}

function aligned(box: Box, bounds: Omit<Box, 'id'>, alignment: Alignment): Position {
  const { x, y } = box;
  switch (alignment) {
    case 'left':
      return { x: bounds.x, y };
    case 'centre':
      return { x: Math.round(bounds.x + (bounds.width - box.width) / 2), y };
    case 'right':
      return { x: bounds.x + bounds.width - box.width, y };
    case 'top':
      return { x, y: bounds.y };
    case 'middle':
      return { x, y: Math.round(bounds.y + (bounds.height - box.height) / 2) };
    case 'bottom':
      return { x, y: bounds.y + bounds.height - box.height };
  }
}
