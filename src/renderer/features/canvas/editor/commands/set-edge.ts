import type { PresetInfo } from '../../../../../shared/domain/preset.ts';
import type { EdgeKind } from '../../../../../shared/domain/team.ts';
import { whyNotConnect } from '../../../../../shared/team/index.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';

/** Sets which label's items go this way; null lets all go. */
export function setEdgeLabel(edgeId: string, label: string | null): TeamCommand {
  return (document) => {
    if (document.edges.every(({ id }) => id !== edgeId)) return err({ code: 'no-such-part', partId: edgeId });
    return ok({
      label: { edit: 'change-edge', about: label ?? '' },
      select: null,
      change: (draft) => {
        for (const edge of draft.edges) if (edge.id === edgeId) edge.label = label;
      },
    });
  };
}

/** Gives a line another meaning, under the same rules as a new one. Only what is handed on carries a label. */
export function setEdgeKind(options: {
  readonly edgeId: string;
  readonly kind: EdgeKind;
  readonly presets: readonly PresetInfo[];
}): TeamCommand {
  const { edgeId, kind, presets } = options;
  return (document) => {
    const edge = document.edges.find(({ id }) => id === edgeId);
    if (edge === undefined) return err({ code: 'no-such-part', partId: edgeId });
    const { from, to } = edge;
    const others = { ...document, edges: document.edges.filter(({ id }) => id !== edgeId) };
    const message = whyNotConnect({ document: others, presets, from, to, kind });
    if (message !== null) return err({ code: 'not-connectable', message });
    return ok({
      label: { edit: 'change-edge', about: kind },
      select: null,
      change: (draft) => {
        const target = draft.edges.find(({ id }) => id === edgeId);
        if (target === undefined) return;
        target.kind = kind;
        if (kind !== 'hands-to') target.label = null;
      },
    });
  };
}
