import type { NodeProps } from '@xyflow/react';
import clsx from 'clsx';
import type { ReactElement } from 'react';
import { memo } from 'react';
import { ChangeBadge, changeFrames, usePartChange } from './part-change.tsx';
import type { CommentNode as CommentNodeType } from './canvas-nodes.ts';

/** A note for people. It is written in the inspector. */
export const CommentNode = memo(function CommentNode({ id, data, selected }: NodeProps<CommentNodeType>): ReactElement {
  const change = usePartChange(id);
  return (
    <div
      className={clsx(
        'relative h-full rounded-md border border-l-2 bg-sunken px-3 py-3 text-sm leading-5 break-words whitespace-pre-wrap text-muted',
        selected
          ? 'border-accent ring-2 ring-accent'
          : change === null
            ? 'border-line border-l-line-strong'
            : changeFrames[change],
      )}
    >
      <ChangeBadge change={change} />
      {data.comment.text}
    </div>
  );
});
