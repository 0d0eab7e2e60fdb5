import { useVirtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent, ReactElement } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { formatDuration } from '../../ui/format.ts';
import type { TimelineRow, TimelineSpan } from './timeline-rows.ts';
import { axisTicks } from './timeline-rows.ts';
import { TimelineLine } from './timeline-line.tsx';

const ROW_HEIGHT = 32;
const OVERSCAN = 12;

type TimelineProps = {
  readonly rows: readonly TimelineRow[];
  /** What part of the run the axis shows. */
  readonly span: TimelineSpan;
  /** Where the run began: the axis counts from there. */
  readonly start: number;
  readonly now: number;
  /** Keeps the newest step in sight. */
  readonly tail: boolean;
  /** Key of the row whose details are shown. */
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly onOpen: (key: string, open: boolean) => void;
};

/**
 * The waterfall: a tree on the left, bars over one time axis on the right. Only the rows in view are in the page, so ten
 * thousand steps scroll as well as ten. One row is active at a time and the arrow keys move it.
 */
export function Timeline(props: TimelineProps): ReactElement {
  const { rows, span, start, now, tail, chosen, onChoose, onOpen } = props;
  const text = useText().trace;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      rows.findIndex(({ key }) => key === chosen),
    ),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    initialOffset: Math.max(0, active * ROW_HEIGHT - 120),
  });
  const current = Math.min(active, rows.length - 1);
  useEffect(() => {
    const index = rows.findIndex(({ key }) => key === chosen);
    if (index >= 0) setActive(index);
    // Only a new choice moves the active row; rows that arrive do not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [chosen]);

  const newest = tail ? newestRow(rows) : -1;
  useEffect(() => {
    if (newest >= 0) virtual.scrollToIndex(newest, { align: 'center' });
  }, [newest, virtual]);

  const move = (index: number): void => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[current];
    if (row === undefined) return;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(current + 1),
      ArrowUp: () => move(current - 1),
      PageDown: () => move(current + page),
      PageUp: () => move(current - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      ArrowRight: () => row.kind === 'task' && onOpen(row.key, true),
      ArrowLeft: () => row.kind === 'task' && onOpen(row.key, false),
      Enter: () => onChoose(row.key),
      ' ': () => onChoose(row.key),
    };
    const action = moves[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };

  const activeRow = rows[current];
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <Axis span={span} start={start} />
      <div
        ref={scroller}
        role="tree"
        tabIndex={0}
        aria-label={text.timeline}
        aria-description={text.timelineHint}
        aria-activedescendant={activeRow === undefined ? undefined : rowId(activeRow.key)}
        onKeyDown={onKeyDown}
        className="group/tree min-h-0 flex-1 overflow-y-auto outline-none"
      >
        <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <TimelineLine
                key={row.key}
                id={rowId(row.key)}
                row={row}
                span={span}
                now={now}
                top={item.start}
                height={ROW_HEIGHT}
                active={item.index === current}
                chosen={row.key === chosen}
                onChoose={() => onChoose(row.key)}
                onToggle={(open) => onOpen(row.key, open)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Axis({ span, start }: { readonly span: TimelineSpan; readonly start: number }): ReactElement {
  const text = useText().trace;
  const duration = span.to - span.from;
  return (
    <div className="flex h-8 shrink-0 items-center border-b border-line text-xs text-faint">
      <span className="w-1/2 max-w-96 min-w-56 shrink-0 pl-4">{text.steps}</span>
      <div aria-hidden="true" className="numeric relative mr-4 h-full min-w-0 flex-1 overflow-hidden">
        {axisTicks({ from: span.from - start, to: span.to - start })
          .filter((tick) => tick - (span.from - start) < duration * 0.92)
          .map((tick) => (
            <span
              key={tick}
              className="absolute top-1.5 border-l border-line pl-1 whitespace-nowrap"
              style={{ left: `${((tick - (span.from - start)) / duration) * 100}%` }}
            >
              {formatDuration(tick)}
            </span>
          ))}
      </div>
    </div>
  );
}

/** The step that began last; -1 before the first. */
function newestRow(rows: readonly TimelineRow[]): number {
  let newest = -1;
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, { startedAt }] of rows.entries()) {
    if (startedAt === null || startedAt < latest) continue;
    newest = index;
    latest = startedAt;
  }
  return newest;
}

function rowId(key: string): string {
  return `step-${key.replaceAll(/[^A-Za-z0-9_-]/g, (character) => `_${character.codePointAt(0) ?? 0}_`)}`;
}
