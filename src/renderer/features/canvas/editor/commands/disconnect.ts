import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { titleOf } from '../parts.ts';

/** Takes one line away; the agents stay. */
export function disconnect(edgeId: string): TeamCommand {
  return (document) => {
    const index = document.edges.findIndex(({ id }) => id === edgeId);
    const edge = document.edges[index];
    if (edge === undefined) return err({ code: 'no-such-part', partId: edgeId });
    const about = `${titleOf(document, edge.from) ?? edge.from} → ${titleOf(document, edge.to) ?? edge.to}`;
    return ok({
      label: { edit: 'disconnect', about },
      select: [],
      change: (draft) => {
        draft.edges.splice(index, 1);
      },
    });
  };
}
