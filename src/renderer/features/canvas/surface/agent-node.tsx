import type { NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import clsx from 'clsx';
import { TriangleAlert, Wrench } from 'lucide-react';
import type { ReactElement } from 'react';
import { memo } from 'react';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { useAgentLive } from '../live/live-store.ts';
import { NodeLive } from '../live/node-live.tsx';
import { useCanvas } from '../page/canvas-store.ts';
import type { AgentNode as AgentNodeType } from './canvas-nodes.ts';
import { ChangeBadge, changeFrames, usePartChange } from './part-change.tsx';
import { PresetIcon } from './preset-icon.tsx';

/** One agent: what it is, what it may use, what is wrong with it; during a run, what it does. */
export const AgentNode = memo(function AgentNode({ id, data, selected }: NodeProps<AgentNodeType>): ReactElement {
  const text = useText().teams.part;
  const isTarget = useCanvas(({ dropTarget }) => dropTarget === id);
  const live = useAgentLive(id);
  const change = usePartChange(id);
  const { agent, preset, problems } = data;
  const severe = problems.some(({ severity }) => severity === 'error');
  return (
    <div
      data-status={live?.status}
      className={clsx(
        'agent-node relative h-full rounded-lg border bg-surface',
        selected || isTarget
          ? 'border-accent ring-2 ring-accent'
          : change === null
            ? 'border-line'
            : changeFrames[change],
        isTarget && 'bg-accent-soft',
        live?.status === 'running' && !selected && 'border-accent',
      )}
    >
      <ChangeBadge change={change} />
      <Handle type="target" position={Position.Left} />
      <div className="flex items-center gap-2.5 px-3 pt-2.5">
        <span className="node-icon flex size-8 shrink-0 items-center justify-center rounded-md bg-accent-soft text-accent-ink">
          <PresetIcon presetId={agent.preset} group={preset?.group ?? null} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="node-title truncate text-sm leading-5 font-medium">{agent.title}</p>
          <p className="node-detail truncate text-xs text-muted">{preset?.title ?? agent.preset}</p>
        </div>
        {problems.length === 0 ? null : (
          <span
            title={problems.map(({ message }) => message).join('\n')}
            className={clsx(
              'flex shrink-0 items-center gap-1 rounded-sm px-1 text-2xs font-medium',
              severe ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn',
            )}
          >
            <TriangleAlert size={11} aria-hidden="true" />
            <span className="numeric">{problems.length}</span>
          </span>
        )}
      </div>
      <div className="node-detail mt-1.5 px-3 text-2xs text-muted">
        {live === null ? <Belongings agent={agent} text={text} /> : <NodeLive live={live} />}
      </div>
      <Handle type="source" position={Position.Right} />
    </div>
  );
});

function Belongings(props: {
  readonly agent: AgentDocument;
  readonly text: ReturnType<typeof useText>['teams']['part'];
}): ReactElement {
  const { agent, text } = props;
  const roles = useText().models.roles;
  const kinds = agent.memory.kinds.length;
  return (
    <>
      <p className="truncate">
        {agent.models.length === 0 ? text.noModel : agent.models.map(({ role }) => roles[role]).join(' → ')}
      </p>
      <p className="flex items-center gap-1 truncate">
        {agent.tools.length === 0 ? null : (
          <span className="flex items-center gap-1" title={agent.tools.map(({ tool }) => tool).join(', ')}>
            <Wrench size={10} aria-hidden="true" />
            {text.tools(agent.tools.length)}
            <span aria-hidden="true">·</span>
          </span>
        )}
        {kinds === 0 ? text.allMemory : text.memory(kinds)}
      </p>
    </>
  );
}
