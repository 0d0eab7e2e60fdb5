import type { TeamCommand } from '../edit.ts';
import { boxesOf, snapPosition } from '../geometry.ts';
import { placeParts } from './place-parts.ts';

/** Puts the selected parts, or all of them for null, on the lines of the grid. */
export function snapParts(partIds: readonly string[] | null): TeamCommand {
  return (document) => {
    const places = boxesOf(document, partIds).map((box) => [box.id, snapPosition(box)] as const);
    return placeParts('snap', new Map(places))(document);
  };
}
