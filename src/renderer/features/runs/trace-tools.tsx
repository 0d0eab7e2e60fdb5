import clsx from 'clsx';
import { ChevronLeft, ChevronRight, ChevronsDown, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import type { ReactElement } from 'react';
import { useText } from '../../i18n/text-context.ts';
import { IconButton } from '../../ui/button.tsx';
import type { Zoom } from './zoom.ts';
import { shift, zoomIn, zoomOut } from './zoom.ts';
import type { TimelineSpan } from './timeline-rows.ts';

export const traceTabs = ['timeline', 'graph'] as const;
export type TraceTab = (typeof traceTabs)[number];

type TraceToolsProps = {
  readonly tab: TraceTab;
  readonly onTab: (tab: TraceTab) => void;
  readonly whole: TimelineSpan;
  readonly zoom: Zoom;
  /** Epoch milliseconds of the chosen step: the middle of what is zoomed into. */
  readonly around: number | null;
  readonly onZoom: (zoom: Zoom) => void;
  readonly active: boolean;
  readonly tail: boolean;
  readonly onTail: (tail: boolean) => void;
};

/** Timeline or graph, how close the timeline is looked at, and whether it follows a run at work. */
export function TraceTools(props: TraceToolsProps): ReactElement {
  const { tab, onTab, active, tail, onTail } = props;
  const text = useText().runs;
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line px-4">
      <ToggleGroup.Root
        type="single"
        value={tab}
        aria-label={text.views}
        onValueChange={(value) => onTab(traceTabs.find((one) => one === value) ?? tab)}
        className="inline-flex gap-0.5 rounded-md bg-sunken p-0.5"
      >
        {traceTabs.map((one) => (
          <ToggleGroup.Item
            key={one}
            value={one}
            className="h-7 rounded-sm px-2.5 text-sm text-muted hover:text-ink data-[state=on]:bg-surface data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-raised"
          >
            {text[one]}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
      {tab === 'timeline' ? <ZoomButtons {...props} /> : <span className="flex-1" />}
      {active && tab === 'timeline' ? (
        <button
          type="button"
          aria-pressed={tail}
          title={text.tailHint}
          onClick={() => onTail(!tail)}
          className={clsx(
            'inline-flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm',
            tail ? 'bg-accent-soft text-accent-ink' : 'text-muted hover:bg-hover',
          )}
        >
          <ChevronsDown size={14} aria-hidden="true" />
          {text.tail}
        </button>
      ) : null}
    </div>
  );
}

function ZoomButtons({ whole, zoom, around, onZoom }: TraceToolsProps): ReactElement {
  const text = useText().runs;
  const all = zoom === null;
  const near = around === null ? {} : { around };
  return (
    <div className="ml-auto flex items-center">
      <IconButton label={text.earlier} disabled={all} onClick={() => onZoom(shift({ whole, zoom, direction: -1 }))}>
        <ChevronLeft size={15} />
      </IconButton>
      <IconButton label={text.later} disabled={all} onClick={() => onZoom(shift({ whole, zoom, direction: 1 }))}>
        <ChevronRight size={15} />
      </IconButton>
      <IconButton label={text.zoomOut} disabled={all} onClick={() => onZoom(zoomOut({ whole, zoom }))}>
        <ZoomOut size={15} />
      </IconButton>
      <IconButton label={text.zoomIn} onClick={() => onZoom(zoomIn({ whole, zoom, ...near }))}>
        <ZoomIn size={15} />
      </IconButton>
      <IconButton label={text.zoomAll} disabled={all} onClick={() => onZoom(null)}>
        <Maximize2 size={14} />
      </IconButton>
    </div>
  );
}
