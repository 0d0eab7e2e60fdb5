import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import type { TaskState } from '../../../shared/events/run-state.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatDuration } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { GraphEdge, GraphNode } from './graph-layout.ts';
import { layoutTasks, NODE_HEIGHT, NODE_WIDTH } from './graph-layout.ts';

type TaskGraphProps = {
  readonly tasks: readonly TaskState[];
  readonly chosen: string | null;
  readonly onChoose: (taskId: string) => void;
};

/** The plan as a picture: what waits for what, and how far each task is. */
export function TaskGraphView({ tasks, chosen, onChoose }: TaskGraphProps): ReactElement {
  const text = useText().runs;
  const { nodes, edges, width, height } = useMemo(() => layoutTasks(tasks), [tasks]);
  return (
    <section aria-label={text.graph} className="min-h-0 min-w-0 flex-1 overflow-auto" tabIndex={0}>
      <p className="sr-only">{text.graphHint}</p>
      <div className="relative" style={{ width, height }}>
        <svg aria-hidden="true" width={width} height={height} className="absolute inset-0 text-line-strong">
          {edges.map((edge) => (
            <path key={edge.id} d={pathOf(edge)} fill="none" stroke="currentColor" strokeWidth={1.25} />
          ))}
        </svg>
        <ul>
          {nodes.map((node) => (
            <Node key={node.task.task.id} node={node} chosen={node.task.task.id === chosen} onChoose={onChoose} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Node(props: {
  readonly node: GraphNode;
  readonly chosen: boolean;
  readonly onChoose: (taskId: string) => void;
}): ReactElement {
  const { node, chosen, onChoose } = props;
  const text = useText();
  const { task, status, startedAt, endedAt, reusedFrom } = node.task;
  const took = startedAt === null || endedAt === null ? '' : formatDuration(endedAt - startedAt);
  const parts = node.parts === 0 ? '' : text.runs.parts(node.partsDone, node.parts);
  const line = [reusedFrom === null ? text.app.taskStatus[status] : text.runs.takenOver, parts, took];
  return (
    <li className="absolute" style={{ left: node.x, top: node.y }}>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={() => onChoose(task.id)}
        className={clsx(
          'flex items-center gap-2.5 rounded-md border px-3 text-left',
          chosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-hover',
        )}
        style={{ width: NODE_WIDTH, height: NODE_HEIGHT }}
      >
        <StatusMark status={status} />
        <span className="min-w-0 flex-1">
          <span className="block truncate text-sm font-medium">{task.title}</span>
          <span className="numeric block truncate text-xs text-faint">
            {line.filter((part) => part !== '').join(' · ')}
          </span>
          {node.needs.length === 0 ? null : <span className="sr-only">{text.runs.needs(node.needs.join(', '))}</span>}
        </span>
      </button>
    </li>
  );
}

/** A line through the layout's points with soft corners. */
function pathOf({ points }: GraphEdge): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return [`M ${first.x} ${first.y}`, ...curves, `L ${last.x} ${last.y}`].join(' ');
}
