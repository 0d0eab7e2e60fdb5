import type { Position } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { EditName, TeamCommand } from '../edit.ts';

/** Puts parts at places, by id, under one label. Ids that name no agent or comment are passed over. */
export function placeParts(edit: EditName, places: ReadonlyMap<string, Position>): TeamCommand {
  return (document) => {
    const parts = [...document.agents, ...document.comments].filter(({ id }) => places.has(id));
    const [first] = parts;
    if (first === undefined) return err({ code: 'nothing-selected' });
    const about = parts.length === 1 && 'title' in first ? first.title : '';
    return ok({
      label: { edit, about },
      select: null,
      change: (draft) => {
        for (const part of [...draft.agents, ...draft.comments]) {
          const { x, y } = places.get(part.id) ?? part.position;
          if (part.position.x !== x) part.position.x = x;
          if (part.position.y !== y) part.position.y = y;
        }
      },
    });
  };
}
