import type { EdgeProps } from '@xyflow/react';
import { BaseEdge, EdgeLabelRenderer, getBezierPath } from '@xyflow/react';
import clsx from 'clsx';
import type { CSSProperties, ReactElement } from 'react';
import { memo } from 'react';
import type { EdgeKind } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { PartChange } from '../versions/team-changes.ts';
import type { CanvasEdge } from './canvas-edges.ts';
import { usePartChange } from './part-change.tsx';
import type { LineEnds } from './facing-ends.ts';

/** Four kinds told apart by the line itself, never by colour alone. Lengths in pixels at 100%. */
export const lineStyles = {
  delegates: { strokeDasharray: '1.5 5', strokeLinecap: 'round', strokeWidth: 1.5 },
  'hands-to': { strokeWidth: 1.75 },
  verifies: { strokeDasharray: '6 4', strokeWidth: 1.5 },
  escalates: { strokeDasharray: '10 4 2 4', strokeWidth: 1.5 },
} satisfies Record<EdgeKind, CSSProperties>;

/** What stands at the end of a line; drawn once in `EdgeEnds`. */
export const lineEnds = {
  delegates: 'dot',
  'hands-to': 'arrow',
  verifies: 'check',
  escalates: 'open',
} as const satisfies Record<EdgeKind, string>;

export type LineTone = 'plain' | 'chosen' | 'wrong' | PartChange;

export const toneColours = {
  plain: 'var(--line-strong)',
  chosen: 'var(--accent)',
  wrong: 'var(--bad)',
  added: 'var(--good)',
  removed: 'var(--bad)',
  changed: 'var(--warn)',
  moved: 'var(--line-strong)',
} satisfies Record<LineTone, string>;

export const TeamEdge = memo(function TeamEdge(props: EdgeProps<CanvasEdge>): ReactElement {
  const { teams, canvas } = useText();
  const text = teams.edgeKinds;
  const { id, selected = false, data } = props;
  const change = usePartChange(id);
  const kind = data?.kind ?? 'hands-to';
  const tone: LineTone = selected ? 'chosen' : data?.problem === true ? 'wrong' : (change ?? 'plain');
  const ends = data?.ends ?? reactFlowEnds(props);
  const [path, labelX, labelY] = getBezierPath({
    sourceX: ends.out.x,
    sourceY: ends.out.y,
    sourcePosition: ends.out.side,
    targetX: ends.in.x,
    targetY: ends.in.y,
    targetPosition: ends.in.side,
  });
  const meaning = selected ? [text[kind].name, data?.label ?? ''].filter(Boolean).join(': ') : (data?.label ?? '');
  const words = [meaning, change === null ? '' : canvas.versions.sorts[change]].filter(Boolean).join(' · ');
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={16}
        markerEnd={`url(#end-${lineEnds[kind]}-${tone})`}
        style={{ stroke: toneColours[tone], ...lineStyles[kind] }}
      />
      {words === '' ? null : (
        <EdgeLabelRenderer>
          <span
            aria-hidden="true"
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            className={clsx(
              'edge-label pointer-events-none absolute rounded-sm border bg-surface px-1.5 text-2xs',
              selected ? 'border-accent text-accent-ink' : 'border-line text-muted',
            )}
          >
            {words}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

function reactFlowEnds(props: EdgeProps<CanvasEdge>): LineEnds {
  return {
    out: { x: props.sourceX, y: props.sourceY, side: props.sourcePosition },
    in: { x: props.targetX, y: props.targetY, side: props.targetPosition },
  };
}

/** The ends of lines in each tone; `context-stroke` is younger than our oldest Chromium. */
export function EdgeEnds(): ReactElement {
  return (
    <svg aria-hidden="true" className="absolute size-0">
      <defs>
        {(Object.keys(toneColours) as LineTone[]).map((tone) => (
          <Ends key={tone} tone={tone} />
        ))}
      </defs>
    </svg>
  );
}

function Ends({ tone }: { readonly tone: LineTone }): ReactElement {
  const colour = toneColours[tone];
  const shared = {
    viewBox: '0 0 12 12',
    markerWidth: 12,
    markerHeight: 12,
    markerUnits: 'userSpaceOnUse',
    refX: 10,
    refY: 6,
    orient: 'auto-start-reverse',
  } as const;
  return (
    <>
      <marker id={`end-arrow-${tone}`} {...shared}>
        <path d="M2 1.5 L10 6 L2 10.5 Z" style={{ fill: colour }} />
      </marker>
      <marker id={`end-open-${tone}`} {...shared}>
        <path d="M3 1.5 L10 6 L3 10.5" style={{ fill: 'none', stroke: colour, strokeWidth: 1.5 }} />
      </marker>
      <marker id={`end-dot-${tone}`} {...shared} refX={7}>
        <circle cx="6" cy="6" r="2.5" style={{ fill: colour }} />
      </marker>
      <marker id={`end-check-${tone}`} {...shared} refX={10}>
        <circle cx="6" cy="6" r="4" style={{ fill: 'var(--surface)', stroke: colour, strokeWidth: 1.5 }} />
      </marker>
    </>
  );
}
