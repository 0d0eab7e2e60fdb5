import { err } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { boxesOf } from '../geometry.ts';
import { placeParts } from './place-parts.ts';

/** Makes the gaps between the selected parts equal; the outermost two stay where they are. */
export function distribute(partIds: readonly string[], direction: 'across' | 'down'): TeamCommand {
  return (document) => {
    const start = direction === 'across' ? ('x' as const) : ('y' as const);
    const extent = direction === 'across' ? ('width' as const) : ('height' as const);
    const boxes = boxesOf(document, partIds).toSorted((left, right) => left[start] - right[start]);
    const first = boxes[0];
    const last = boxes.at(-1);
    if (first === undefined || last === undefined || boxes.length < 3) return err({ code: 'nothing-selected' });
    const between = boxes.slice(1, -1);
    const filled = between.reduce((sum, box) => sum + box[extent], 0);
    const gap = (last[start] - (first[start] + first[extent]) - filled) / (boxes.length - 1);
    let at = first[start] + first[extent] + gap;
    const places = between.map((box) => {
      const place = { x: box.x, y: box.y, [start]: Math.round(at) };
      at += box[extent] + gap;
      return [box.id, place] as const;
    });
    return placeParts('distribute', new Map(places))(document);
  };
}
