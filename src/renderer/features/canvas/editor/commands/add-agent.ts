import type { PresetInfo } from '../../../../../shared/domain/preset.ts';
import type { AgentDocument, EdgeKind, Position } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { FreshIds, freshTitle } from '../fresh-names.ts';
import { freePosition } from '../geometry.ts';

/** Agents that a team document can hold. */
export const mostAgents = 1000;

/**
 * A new agent of a preset near a place, where it covers nothing.
 * `delegate` draws the coordinator's line to it, without which nothing reaches it.
 */
export function addAgent(options: {
  readonly preset: PresetInfo;
  readonly at: Position;
  readonly delegate: boolean;
}): TeamCommand {
  const { preset, at, delegate } = options;
  return (document) => {
    if (document.agents.length >= mostAgents) return err({ code: 'team-full' });
    const ids = new FreshIds(document);
    const title = freshTitle(
      document.agents.map((agent) => agent.title),
      preset.agent.title,
    );
    const agent: AgentDocument = {
      ...preset.agent,
      id: ids.next(preset.id),
      title,
      position: freePosition(document, at),
    };
    return ok({
      label: { edit: 'add-agent', about: title },
      select: [agent.id],
      change: (draft) => {
        draft.agents.push(agent);
        if (delegate) draft.edges.push(newEdge({ ids, from: draft.coordinator, to: agent.id, kind: 'delegates' }));
      },
    });
  };
}

/** A line as it is stored; its id tells nothing but that it is a line. */
export function newEdge(options: {
  readonly ids: FreshIds;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label?: string | null;
}): { id: string; from: string; to: string; kind: EdgeKind; label: string | null } {
  const { ids, from, to, kind, label = null } = options;
  return { id: ids.next('edge'), from, to, kind, label };
}
