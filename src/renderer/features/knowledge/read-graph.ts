import type { GraphEdge, GraphNode, KnowledgeGraph } from '../../../shared/contract/memory.ts';

export type NodeKind = GraphNode['kind'];

export type Relation = {
  readonly kind: GraphEdge['kind'];
  /** `out`: from the chosen node to the other one. */
  readonly direction: 'out' | 'in';
  readonly others: readonly { readonly node: GraphNode; readonly edge: GraphEdge }[];
};

/** A task is finished when nobody has to do anything for it any more; people and days when nothing unfinished is tied to them. */
export function isOpen(node: GraphNode): boolean {
  return node.kind === 'task' ? node.state !== 'done' && node.state !== 'cancelled' : node.openTasks > 0;
}

/** The nodes of one kind that a person is looking for; tasks that hold up most come first. */
export function filterNodes(options: {
  readonly graph: KnowledgeGraph;
  readonly kind: NodeKind;
  readonly words: string;
  readonly onlyOpen: boolean;
}): readonly GraphNode[] {
  const { graph, kind, words, onlyOpen } = options;
  const wanted = words.trim().toLowerCase();
  return graph.nodes
    .filter((node) => node.kind === kind && (!onlyOpen || isOpen(node)))
    .filter((node) => searchable(node).includes(wanted))
    .toSorted((left, right) => weight(right) - weight(left));
}

function searchable(node: GraphNode): string {
  const more = node.kind === 'task' ? (node.owner ?? '') : node.kind === 'person' ? node.emails.join(' ') : '';
  return `${node.title} ${more}`.toLowerCase();
}

/** Days stay in their own order. */
function weight(node: GraphNode): number {
  if (node.kind === 'task') return node.holdsUp;
  return node.kind === 'person' ? node.openTasks : 0;
}

const order: readonly GraphEdge['kind'][] = ['waits-for', 'owned-by', 'due-on', 'named-by'];

/** What a node is connected with, by the kind of the connection, outgoing before incoming. */
export function relationsOf(options: { readonly graph: KnowledgeGraph; readonly id: string }): readonly Relation[] {
  const { graph, id } = options;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return order.flatMap((kind) =>
    (['out', 'in'] as const).flatMap((direction): readonly Relation[] => {
      const others = graph.edges
        .filter((edge) => edge.kind === kind && (direction === 'out' ? edge.from : edge.to) === id)
        .flatMap((edge) => {
          const node = nodes.get(direction === 'out' ? edge.to : edge.from);
          return node === undefined ? [] : [{ node, edge }];
        });
      return others.length === 0 ? [] : [{ kind, direction, others }];
    }),
  );
}

export type Neighbourhood = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many belong to it in all; more than `nodes` where the picture would no longer be readable. */
  readonly all: number;
};

/** The tasks that a task waits for and that wait for it, through any number of steps, nearest first; of a finished chain too. */
export function neighbourhood(options: {
  readonly graph: KnowledgeGraph;
  readonly id: string;
  readonly limit: number;
}): Neighbourhood {
  const { graph, id, limit } = options;
  const waits = graph.edges.filter(({ kind }) => kind === 'waits-for');
  const reached = new Set([id]);
  for (const direction of ['out', 'in'] as const) {
    const queue = [id];
    for (let at = queue.shift(); at !== undefined; at = queue.shift())
      for (const { from, to } of waits) {
        const next = direction === 'out' ? (from === at ? to : null) : to === at ? from : null;
        if (next === null || reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
  }
  const shown = new Set([...reached].slice(0, limit));
  return {
    nodes: graph.nodes.filter((node) => shown.has(node.id)),
    edges: waits.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    all: reached.size,
  };
}
