import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { GraphNode } from '../../../shared/contract/memory.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Neighbourhood } from './read-graph.ts';
import { isOpen } from './read-graph.ts';
import { layoutGraph, NODE_HEIGHT, NODE_WIDTH } from './layout-graph.ts';
import type { Line } from './layout-graph.ts';

/** The chain of waiting around a task as layers. Every node is a button; the list beside it says the same in words. */
export function GraphPicture(props: {
  readonly around: Neighbourhood;
  readonly chosen: GraphNode;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { around, chosen, onChoose } = props;
  const text = useText().knowledge.graph;
  const arrow = useId();
  const picture = useMemo(() => layoutGraph(around), [around]);
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [picture]);
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={text.picture(chosen.title)}
      className="max-h-88 overflow-auto rounded-lg border border-line bg-surface p-3"
    >
      <div className="relative" style={{ width: picture.width, height: picture.height }}>
        <svg width={picture.width} height={picture.height} aria-hidden="true" className="absolute inset-0">
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0.5 L7.5 4 L0 7.5 z" className="fill-line-strong" />
            </marker>
          </defs>
          {picture.lines.map((line) => (
            <path
              key={`${line.edge.from} ${line.edge.to}`}
              d={pathOf(line)}
              fill="none"
              strokeWidth={1.25}
              className="stroke-line-strong"
              markerEnd={`url(#${arrow})`}
            />
          ))}
        </svg>
        {picture.placed.map(({ node, x, y }) => (
          <button
            key={node.id}
            ref={node.id === chosen.id ? current : null}
            type="button"
            aria-current={node.id === chosen.id ? 'true' : undefined}
            onClick={() => onChoose(node.id)}
            title={node.title}
            style={{ left: x, top: y, width: NODE_WIDTH, height: NODE_HEIGHT }}
            className={clsx(
              'absolute flex flex-col justify-center rounded-md border px-2.5 text-left',
              node.id === chosen.id ? 'border-accent bg-accent-soft' : 'border-line bg-page hover:bg-hover',
              isOpen(node) ? '' : 'text-faint',
            )}
          >
            <span className="truncate text-sm leading-5 font-medium">{node.title}</span>
            <span className="truncate text-xs text-muted">{stateLine(node, text)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

function stateLine(node: GraphNode, text: ReturnType<typeof useText>['knowledge']['graph']): string {
  if (node.kind !== 'task') return '';
  return node.owner === null ? text.states[node.state] : `${text.states[node.state]} · ${node.owner}`;
}

function pathOf({ points }: Line): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ');
}
