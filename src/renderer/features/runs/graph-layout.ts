import dagre from '@dagrejs/dagre';
import type { TaskState } from '../../../shared/events/run-state.ts';

export const NODE_WIDTH = 208;
export const NODE_HEIGHT = 56;

export type GraphNode = {
  readonly task: TaskState;
  /** Top left corner in pixels. */
  readonly x: number;
  readonly y: number;
  readonly partsDone: number;
  readonly parts: number;
  /** Titles of the tasks that it waits for. */
  readonly needs: readonly string[];
};

export type GraphEdge = { readonly id: string; readonly points: readonly { readonly x: number; readonly y: number }[] };

export type TaskGraph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
};

/** The planned tasks in layers from left to right, each after all that it waits for. Parts are counted in their task. */
export function layoutTasks(tasks: readonly TaskState[]): TaskGraph {
  const planned = tasks.filter(({ task }) => task.parentTaskId === undefined);
  const ids = new Set<string>(planned.map(({ task }) => task.id));
  const graph = new dagre.graphlib.Graph().setGraph({
    rankdir: 'LR',
    nodesep: 20,
    ranksep: 56,
    marginx: 24,
    marginy: 24,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { task } of planned) graph.setNode(task.id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { task } of planned)
    for (const needed of task.dependsOn) if (ids.has(needed)) graph.setEdge(needed, task.id);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    nodes: planned.map((state) => nodeOf({ state, tasks, place: graph.node(state.task.id) })),
    edges: graph.edges().map((edge) => {
      const from = graph.node(edge.v);
      const to = graph.node(edge.w);
      const bends = (graph.edge(edge).points ?? []).slice(1, -1);
      const start = { x: (from.x ?? 0) + NODE_WIDTH / 2, y: from.y ?? 0 };
      const end = { x: (to.x ?? 0) - NODE_WIDTH / 2, y: to.y ?? 0 };
      return { id: `${edge.v} ${edge.w}`, points: [start, ...bends, end] };
    }),
    width,
    height,
  };
}

function nodeOf(options: {
  readonly state: TaskState;
  readonly tasks: readonly TaskState[];
  readonly place: { readonly x?: number; readonly y?: number };
}): GraphNode {
  const { state, tasks, place } = options;
  const parts = tasks.filter(({ task }) => task.parentTaskId === state.task.id);
  return {
    task: state,
    x: (place.x ?? 0) - NODE_WIDTH / 2,
    y: (place.y ?? 0) - NODE_HEIGHT / 2,
    parts: parts.length,
    partsDone: parts.filter(({ status }) => status === 'succeeded').length,
    needs: state.task.dependsOn.flatMap((id) => tasks.find(({ task }) => task.id === id)?.task.title ?? []),
  };
}
