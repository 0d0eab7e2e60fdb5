import { Graph, layout } from '@dagrejs/dagre';
import type { GraphEdge, GraphNode } from '../../../shared/contract/memory.ts';

export const NODE_WIDTH = 168;
export const NODE_HEIGHT = 52;

export type Placed = { readonly node: GraphNode; readonly x: number; readonly y: number };
export type Line = { readonly edge: GraphEdge; readonly points: readonly { readonly x: number; readonly y: number }[] };
export type Picture = {
  readonly placed: readonly Placed[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
};

/** Layers from left to right: what waits stands left of what it waits for. Positions are the nodes' upper left corners in pixels. */
export function layoutGraph(options: {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}): Picture {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 32, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of options.nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { from, to } of options.edges) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    placed: options.nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return { node, x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 };
    }),
    lines: options.edges.map((edge) => ({ edge, points: graph.edge(edge.from, edge.to).points ?? [] })),
    width,
    height,
  };
}
