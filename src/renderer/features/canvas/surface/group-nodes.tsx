import type { NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import clsx from 'clsx';
import { ChevronDown, ChevronRight, GitFork, Repeat2, Route, ShieldCheck, Vote } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { memo } from 'react';
import type { Pattern, TeamGroup } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { ChangeBadge, changeFrames, usePartChange } from './part-change.tsx';
import type { FoldedNode as FoldedNodeType, FrameNode as FrameNodeType } from './canvas-nodes.ts';

const icons = {
  'fan-out': GitFork,
  'propose-verify': ShieldCheck,
  vote: Vote,
  router: Route,
  sequence: Repeat2,
} satisfies Record<Pattern, LucideIcon>;

export function PatternIcon({ pattern }: { readonly pattern: Pattern }): ReactElement {
  const Icon = icons[pattern];
  return <Icon size={14} aria-hidden="true" />;
}

/** A quiet frame around the agents that work as one pattern. Its title moves, selects and folds it. */
export const FrameNode = memo(function FrameNode({ id, data, selected }: NodeProps<FrameNodeType>): ReactElement {
  const change = usePartChange(id);
  return (
    <div
      className={clsx(
        'relative h-full rounded-lg border border-dashed bg-sunken/60',
        selected ? 'border-accent' : change === null ? 'border-line-strong' : changeFrames[change],
      )}
    >
      <ChangeBadge change={change} />
      <div className="frame-title pointer-events-auto flex h-9 items-center gap-1.5 px-2.5 text-xs text-muted">
        <GroupTitle group={data.group} />
      </div>
    </div>
  );
});

/** A group folded to one box; the lines of its members end at it. */
export const FoldedNode = memo(function FoldedNode({ id, data, selected }: NodeProps<FoldedNodeType>): ReactElement {
  const text = useText().teams;
  const change = usePartChange(id);
  const { group } = data;
  return (
    <div
      className={clsx(
        'relative h-full rounded-lg border bg-sunken px-2.5 pt-2',
        selected ? 'border-accent ring-2 ring-accent' : change === null ? 'border-line-strong' : changeFrames[change],
      )}
    >
      <ChangeBadge change={change} />
      {/* React Flow draws no line to a node without a place for it; these are never seen or held. */}
      <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
      <div className="flex items-center gap-1.5 text-sm font-medium">
        <GroupTitle group={group} />
      </div>
      <p className="node-detail truncate pl-6.5 text-xs text-muted">
        {text.palette.patterns[group.pattern].title} · {text.part.members(group.members.length)}
      </p>
    </div>
  );
});

function GroupTitle({ group }: { readonly group: TeamGroup }): ReactElement {
  const text = useText().teams;
  const actions = useCanvasActions();
  const title = group.title === '' ? text.palette.patterns[group.pattern].title : group.title;
  return (
    <>
      <button
        type="button"
        aria-expanded={!group.collapsed}
        aria-label={group.collapsed ? text.part.unfold(title) : text.part.fold(title)}
        onClick={(event) => {
          event.stopPropagation();
          actions.fold(group.id, !group.collapsed);
        }}
        className="nodrag inline-flex size-6 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        {group.collapsed ? <ChevronRight size={14} /> : <ChevronDown size={14} />}
      </button>
      <PatternIcon pattern={group.pattern} />
      <span className="min-w-0 flex-1 truncate">{title}</span>
    </>
  );
}
