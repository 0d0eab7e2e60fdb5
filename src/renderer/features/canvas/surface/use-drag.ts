import type { NodeChange } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { Position, TeamDocument } from '../../../../shared/domain/team.ts';
import { moveTo } from '../editor/commands/move-parts.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import type { CanvasActions } from '../page/canvas-actions.ts';
import type { CanvasNode } from './canvas-nodes.ts';
import { foldedPosition, frameOf } from './stand-ins.ts';

const nothing: ReadonlyMap<string, Position> = new Map();

/**
 * Places of parts that are in the hand. They are React's state while the hand holds them and become one step of the document, and of
 * its history, when it lets go. A group that is dragged takes its members along.
 */
export function useDrag(options: { readonly editor: TeamEditor; readonly actions: CanvasActions }): {
  readonly dragged: ReadonlyMap<string, Position>;
  readonly onDrag: (changes: readonly NodeChange<CanvasNode>[]) => void;
} {
  const { editor, actions } = options;
  const [dragged, setDragged] = useState(nothing);
  const held = useRef<ReadonlyMap<string, Position>>(nothing);

  const onDrag = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]): void => {
      const moves = changes.filter((change) => change.type === 'position');
      if (moves.length === 0 || editor.state().readOnly) return;
      const places = new Map(held.current);
      for (const { id, position } of moves) {
        if (position === undefined) continue;
        for (const [part, place] of placesOf({ document: editor.document, held: held.current, id, position }))
          places.set(part, place);
      }
      const over = moves.every(({ dragging }) => dragging !== true);
      held.current = over ? nothing : places;
      setDragged(held.current);
      if (over && places.size > 0) actions.run(moveTo(places));
    },
    [editor, actions],
  );
  return { dragged, onDrag };
}

/** Where the parts go that a node stands for: itself, or the members of a group by as much as the group was moved. */
function placesOf(options: {
  readonly document: TeamDocument;
  readonly held: ReadonlyMap<string, Position>;
  readonly id: string;
  readonly position: Position;
}): readonly (readonly [string, Position])[] {
  const { document, held, id, position } = options;
  const group = document.groups.find((candidate) => candidate.id === id);
  if (group === undefined) return [[id, round(position)]];
  const positions = new Map(document.agents.map((agent) => [agent.id, held.get(agent.id) ?? agent.position]));
  const positionOf = (agentId: string): Position | null => positions.get(agentId) ?? null;
  const from = group.collapsed ? foldedPosition(group, positionOf) : frameOf(group, positionOf);
  if (from === null) return [];
  return group.members.flatMap((member) => {
    const at = positionOf(member);
    return at === null
      ? []
      : [[member, round({ x: at.x + position.x - from.x, y: at.y + position.y - from.y })] as const];
  });
}

function round({ x, y }: Position): Position {
  return { x: Math.round(x), y: Math.round(y) };
}
