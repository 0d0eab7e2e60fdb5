import type { Position } from '../../../../../shared/domain/team.ts';
import type { TeamCommand } from '../edit.ts';
import { boxesOf } from '../geometry.ts';
import { placeParts } from './place-parts.ts';

/** Puts parts where they were dragged to. Inside a gesture this runs each frame and stays one entry. */
export function moveTo(places: ReadonlyMap<string, Position>): TeamCommand {
  return placeParts('move', places);
}

/** Moves parts, and the members of groups among them, by pixels of the canvas: the arrow keys. */
export function moveBy(partIds: readonly string[], by: Position): TeamCommand {
  return (document) => {
    const places = boxesOf(document, partIds).map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }] as const);
    return placeParts('move', new Map(places))(document);
  };
}
