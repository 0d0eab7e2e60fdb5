import clsx from 'clsx';
import { BookOpen, ChevronRight, PenLine, Scale } from 'lucide-react';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { formatDuration } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { TimelineRow, TimelineSpan } from './timeline-rows.ts';

type TimelineLineProps = {
  readonly id: string;
  readonly row: TimelineRow;
  readonly span: TimelineSpan;
  readonly now: number;
  readonly top: number;
  readonly height: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onToggle: (open: boolean) => void;
};

/** One line of the waterfall. */
export function TimelineLine(props: TimelineLineProps): ReactElement {
  const { id, row, span, now, top, height, active, chosen } = props;
  const text = useText().trace;
  const duration = row.startedAt === null ? null : (row.endedAt ?? now) - row.startedAt;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-selected={chosen}
      {...(row.kind === 'task' && row.children > 0 ? { 'aria-expanded': row.open } : {})}
      onClick={props.onChoose}
      className={clsx(
        'absolute inset-x-0 flex cursor-pointer items-center text-sm',
        chosen ? 'bg-accent-soft' : 'hover:bg-sunken',
        active &&
          'group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-accent',
      )}
      style={{ top, height }}
    >
      <div
        className="flex w-1/2 max-w-96 min-w-56 shrink-0 items-center gap-2 pr-3"
        style={{ paddingLeft: 12 + row.depth * 18 }}
      >
        <Opener row={row} onToggle={props.onToggle} />
        <RowIcon row={row} />
        <span className={clsx('min-w-0 truncate', row.kind === 'task' ? 'font-medium' : 'text-muted')}>
          {labelOf(row)}
        </span>
        <span className="ml-auto shrink-0 text-xs text-faint">{noteOf(row, text)}</span>
      </div>
      <div className="relative mr-4 h-full min-w-0 flex-1 overflow-hidden">
        {row.startedAt === null || duration === null || !isInSight(row.startedAt, duration, span) ? null : (
          <Bar
            row={row}
            left={(row.startedAt - span.from) / (span.to - span.from)}
            width={duration / (span.to - span.from)}
            label={formatDuration(duration)}
          />
        )}
      </div>
    </div>
  );
}

function Opener({
  row,
  onToggle,
}: {
  readonly row: TimelineRow;
  readonly onToggle: (open: boolean) => void;
}): ReactElement {
  if (row.kind !== 'task' || row.children === 0) return <span className="w-4 shrink-0" />;
  return (
    // The arrow keys do the same on the row; a second stop for the keyboard would only be in the way.
    <span
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle(!row.open);
      }}
      className="inline-flex size-4 shrink-0 items-center justify-center rounded-sm text-faint hover:bg-hover"
    >
      <ChevronRight size={13} className={row.open ? 'rotate-90' : ''} />
    </span>
  );
}

function RowIcon({ row }: { readonly row: TimelineRow }): ReactElement {
  const look = 'shrink-0 text-faint';
  switch (row.kind) {
    case 'task':
      return <StatusMark status={row.task.status} />;
    case 'call':
      return row.call.purpose === 'decide' ? (
        <Scale size={13} className={look} aria-hidden="true" />
      ) : (
        <PenLine size={13} className={look} aria-hidden="true" />
      );
    case 'read':
      return <BookOpen size={13} className={look} aria-hidden="true" />;
  }
}

/** A step outside the part of the run that is shown has no bar. */
function isInSight(startedAt: number, duration: number, span: TimelineSpan): boolean {
  return startedAt <= span.to && startedAt + duration >= span.from;
}

function Bar(props: {
  readonly row: TimelineRow;
  readonly left: number;
  readonly width: number;
  readonly label: string;
}): ReactElement {
  const { row, label } = props;
  const left = clamp(props.left);
  const width = clamp(props.left + props.width) - left;
  const beside = left + width < 0.86;
  return (
    <>
      <span
        className={clsx(
          'absolute top-1/2 h-2.5 min-w-0.5 -translate-y-1/2 rounded-xs',
          barTone(row),
          row.endedAt === null && 'pulse',
        )}
        style={{ left: `${left * 100}%`, width: `${Math.min(width, 1 - left) * 100}%` }}
      />
      <span
        className="numeric absolute top-1/2 -translate-y-1/2 px-1.5 text-2xs whitespace-nowrap text-faint"
        style={beside ? { left: `${(left + width) * 100}%` } : { right: `${(1 - left) * 100}%` }}
      >
        {label}
      </span>
    </>
  );
}

function barTone(row: TimelineRow): string {
  switch (row.kind) {
    case 'task':
      return row.task.status === 'failed' ? 'bg-bad' : 'bg-line-strong';
    case 'call':
      return row.call.status === 'failed' ? 'bg-bad' : 'bg-accent';
    case 'read':
      return 'bg-warn';
  }
}

function labelOf(row: TimelineRow): string {
  switch (row.kind) {
    case 'task':
      return row.task.task.title;
    case 'call':
      return row.call.step;
    case 'read':
      return row.read.query;
  }
}

function noteOf(row: TimelineRow, text: ReturnType<typeof useText>['trace']): string {
  switch (row.kind) {
    case 'task':
      return '';
    case 'call':
      return row.call.items > 1 ? text.times(row.call.items) : '';
    case 'read':
      return text.times(row.read.hits);
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
