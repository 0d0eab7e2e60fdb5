import type { NodeProps } from '@xyflow/react';
import clsx from 'clsx';
import type { ReactElement } from 'react';
import { memo } from 'react';
import type { CommentNode as CommentNodeType } from './canvas-nodes.ts';

/** A note for people. It is written in the inspector. */
export const CommentNode = memo(function CommentNode({ data, selected }: NodeProps<CommentNodeType>): ReactElement {
  return (
    <div
      className={clsx(
        'h-full rounded-md border border-l-2 bg-sunken px-3 py-3 text-sm leading-5 break-words whitespace-pre-wrap text-muted',
        selected ? 'border-accent ring-2 ring-accent' : 'border-line border-l-line-strong',
      )}
    >
      {data.comment.text}
    </div>
  );
});
