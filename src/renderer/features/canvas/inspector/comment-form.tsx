import type { ReactElement } from 'react';
import type { TeamComment } from '../../../../shared/domain/team.ts';
import { useText } from '../../../i18n/text-context.ts';
import { setComment } from '../editor/commands/comments.ts';
import { NumberField, TextField } from './form-parts.tsx';
import { FormTitle } from './form-title.tsx';
import type { Edit } from './use-edit.ts';

export function CommentForm({ comment, edit }: { readonly comment: TeamComment; readonly edit: Edit }): ReactElement {
  const text = useText().canvas.inspector;
  return (
    <>
      <FormTitle sort={text.comment.title}>{text.comment.hint}</FormTitle>
      <div className="space-y-4 px-4 py-4">
        <TextField
          label={text.comment.text}
          value={comment.text}
          maxLength={2000}
          lines={4}
          onChange={(words) => edit.run(setComment(comment.id, { text: words }), `${comment.id} text`)}
          onLeave={edit.leave}
        />
        <NumberField
          label={text.comment.width}
          value={comment.width}
          least={120}
          most={800}
          outOfRange={text.outOfRange}
          onChange={(width) => edit.run(setComment(comment.id, { width }), `${comment.id} width`)}
          onLeave={edit.leave}
        />
      </div>
    </>
  );
}
