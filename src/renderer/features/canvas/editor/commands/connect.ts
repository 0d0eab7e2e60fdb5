import type { PresetInfo } from '../../../../../shared/domain/preset.ts';
import type { EdgeKind } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import { whyNotConnect } from '../../../../../shared/team/index.ts';
import type { TeamCommand } from '../edit.ts';
import { FreshIds } from '../fresh-names.ts';
import { titleOf } from '../parts.ts';
import { newEdge } from './add-agent.ts';

/** A line between two agents. Refused in the words of the rules that the engine runs by. */
export function connect(options: {
  readonly presets: readonly PresetInfo[];
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
}): TeamCommand {
  const { presets, from, to, kind } = options;
  return (document) => {
    const message = whyNotConnect({ document, presets, from, to, kind });
    if (message !== null) return err({ code: 'not-connectable', message });
    const edge = newEdge({ ids: new FreshIds(document), from, to, kind });
    return ok({
      label: { edit: 'connect', about: `${titleOf(document, from) ?? from} → ${titleOf(document, to) ?? to}` },
      select: [edge.id],
      change: (draft) => {
        draft.edges.push(edge);
      },
    });
  };
}
