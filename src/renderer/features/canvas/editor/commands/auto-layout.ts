import dagre from '@dagrejs/dagre';
import type { Position, TeamDocument } from '../../../../../shared/domain/team.ts';
import type { TeamCommand } from '../edit.ts';
import { agentSize, boundsOf, boxesOf, snapPosition } from '../geometry.ts';
import { placeParts } from './place-parts.ts';

/** Pixels between columns and between rows. */
const apart = { columns: 100, rows: 40 } as const;

/**
 * Arranges the agents in columns along their lines, from left to right. For a selection only it is arranged, at the place where it is.
 * Comments stay: only the person knows what they belong to.
 */
export function autoLayout(partIds: readonly string[] | null): TeamCommand {
  return (document) => {
    const agents = new Set(document.agents.map(({ id }) => id));
    const boxes = boxesOf(document, partIds).filter(({ id }) => agents.has(id));
    const places = layered(document, new Set(boxes.map(({ id }) => id)));
    const was = boundsOf(boxes) ?? { x: 0, y: 0 };
    const is = boundsOf([...places.values()].map((place) => ({ ...place, ...agentSize }))) ?? { x: 0, y: 0 };
    const moved = [...places].map(
      ([id, { x, y }]) => [id, snapPosition({ x: x - is.x + was.x, y: y - is.y + was.y })] as const,
    );
    return placeParts('arrange', new Map(moved))(document);
  };
}

function layered(document: TeamDocument, wanted: ReadonlySet<string>): ReadonlyMap<string, Position> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', ranksep: apart.columns, nodesep: apart.rows });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of wanted) graph.setNode(id, { ...agentSize });
  for (const { from, to, kind } of document.edges) {
    if (!wanted.has(from) || !wanted.has(to)) continue;
    // A critic stands after what it checks, though its line points back.
    if (kind === 'verifies') graph.setEdge(to, from);
    else graph.setEdge(from, to);
  }
  dagre.layout(graph);
  // dagre places middles, the document top left corners.
  return new Map(
    [...wanted].map((id) => {
      const { x = 0, y = 0 } = graph.node(id);
      return [id, { x: x - agentSize.width / 2, y: y - agentSize.height / 2 }];
    }),
  );
}
