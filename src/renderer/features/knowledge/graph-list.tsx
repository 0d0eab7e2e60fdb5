import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import type { ReactElement } from 'react';
import { useRef } from 'react';
import type { GraphNode } from '../../../shared/contract/memory.ts';
import { useText } from '../../i18n/text-context.ts';
import { formatCount } from '../../ui/format.ts';
import { isOpen } from './read-graph.ts';

const ROW_HEIGHT = 52;

/** Tasks, people or days as a list; up and down move in it, the chosen one is shown beside it. */
export function GraphList(props: {
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  const { label, nodes, chosen, onChoose } = props;
  const text = useText().knowledge.graph;
  const frame = useRef<HTMLDivElement>(null);
  // The page is built without the React Compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const move = (step: number): void => {
    const at = nodes.findIndex(({ id }) => id === chosen);
    const next = Math.min(nodes.length - 1, Math.max(0, at + step));
    const node = nodes[next];
    if (node === undefined) return;
    onChoose(node.id);
    rows.scrollToIndex(next);
  };
  return (
    <div
      ref={frame}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen === null ? undefined : rowId(chosen)}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        move(step);
      }}
      className="min-h-0 flex-1 overflow-y-auto"
    >
      <div role="presentation" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const node = nodes[index];
          return node === undefined ? null : (
            <div
              key={node.id}
              id={rowId(node.id)}
              role="option"
              aria-selected={node.id === chosen}
              aria-setsize={nodes.length}
              aria-posinset={index + 1}
              onClick={() => onChoose(node.id)}
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              className={clsx(
                'absolute inset-x-0 flex cursor-pointer flex-col justify-center rounded-md px-2.5',
                node.id === chosen ? 'bg-accent-soft' : 'hover:bg-hover',
              )}
            >
              <span className={clsx('truncate text-sm font-medium', isOpen(node) ? '' : 'text-muted')}>
                {node.title}
              </span>
              <span className="truncate text-xs text-muted">{facts(node, text)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(id: string): string {
  return `node-${id.replaceAll(/[^\p{L}\p{N}-]/gu, '_')}`;
}

function facts(node: GraphNode, text: ReturnType<typeof useText>['knowledge']['graph']): string {
  switch (node.kind) {
    case 'task': {
      const parts = [
        text.states[node.state],
        node.owner,
        node.waiting ? text.waiting : null,
        node.holdsUp === 0 ? null : text.holdsUp(node.holdsUp),
      ];
      return parts.filter((part) => part !== null).join(' · ');
    }
    case 'person':
      return `${text.openTasks(node.openTasks)} · ${text.written(formatCount(node.written))}`;
    case 'date':
      return text.openTasks(node.openTasks);
  }
}
