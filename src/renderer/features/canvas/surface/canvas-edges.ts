import type { Edge } from '@xyflow/react';
import type { EdgeKind, Position, TeamDocument, TeamEdge } from '../../../../shared/domain/team.ts';
import { createMemo } from './canvas-nodes.ts';
import type { LineEnds, PartBox } from './facing-ends.ts';
import { facingEnds } from './facing-ends.ts';
import { agentSize, foldedSize } from './sizes.ts';
import { foldedPosition, standIns } from './stand-ins.ts';

/** `folded`: the edge leads into a folded group, so that several edges may be drawn as this one. */
export type CanvasEdge = Edge<
  {
    readonly kind: EdgeKind;
    readonly label: string | null;
    readonly folded: boolean;
    readonly problem: boolean;
    readonly ends: LineEnds;
  },
  'team'
>;

export type EdgeInputs = {
  readonly document: TeamDocument;
  readonly selected: ReadonlySet<string>;
  readonly withProblem: ReadonlySet<string>;
  /** Where parts are while they are being dragged. */
  readonly dragged: ReadonlyMap<string, Position>;
  /** A screen reader's name: `Reader hands to Critic`. */
  readonly name: (edge: TeamEdge) => string;
};

/** Edges between the nodes that are drawn; those inside a folded group are not, and doubles into one are drawn once. */
export function createEdgeDeriver(): (inputs: EdgeInputs) => CanvasEdge[] {
  const memo = createMemo<CanvasEdge>();
  return ({ document, selected, withProblem, dragged, name }) => {
    const shown = standIns(document);
    const boxes = boxesOf(document, dragged);
    const drawn = new Set<string>();
    return document.edges.flatMap((edge) => {
      const source = shown.get(edge.from);
      const target = shown.get(edge.to);
      const from = boxes.get(source ?? '');
      const to = boxes.get(target ?? '');
      if (source === undefined || target === undefined || source === target) return [];
      if (from === undefined || to === undefined) return [];
      const folded = source !== edge.from || target !== edge.to;
      const key = `${source} ${target} ${edge.kind}`;
      if (folded && drawn.has(key)) return [];
      drawn.add(key);
      const isSelected = selected.has(edge.id);
      const problem = withProblem.has(edge.id);
      const ariaLabel = name(edge);
      const seen = [edge, source, target, isSelected, problem, ariaLabel];
      return memo(edge.id, [...seen, ...Object.values(from), ...Object.values(to)], () => ({
        id: edge.id,
        type: 'team',
        source,
        target,
        selected: isSelected,
        ariaLabel,
        data: { kind: edge.kind, label: folded ? null : edge.label, folded, problem, ends: facingEnds(from, to) },
      }));
    });
  };
}

function boxesOf(document: TeamDocument, dragged: ReadonlyMap<string, Position>): ReadonlyMap<string, PartBox> {
  const placeOf = new Map<string, Position>(
    document.agents.map(({ id, position }) => [id, dragged.get(id) ?? position]),
  );
  const boxes = new Map<string, PartBox>();
  for (const [id, { x, y }] of placeOf) boxes.set(id, { x, y, ...agentSize });
  for (const group of document.groups) {
    if (!group.collapsed) continue;
    const { x, y } = foldedPosition(group, (id) => placeOf.get(id) ?? null);
    boxes.set(group.id, { x, y, ...foldedSize });
  }
  return boxes;
}
