import type { Position, TeamComment } from '../../../../../shared/domain/team.ts';
import { TeamComment as TeamCommentSchema } from '../../../../../shared/domain/team.ts';
import { err, ok } from '../../../../../shared/kernel/result.ts';
import type { TeamCommand } from '../edit.ts';
import { FreshIds } from '../fresh-names.ts';

const defaultWidth = 240;

/** A note on the canvas, for people only: no agent ever reads it. */
export function addComment(options: { readonly at: Position; readonly text: string }): TeamCommand {
  return (document) => {
    const id = new FreshIds(document).next('comment');
    const { x, y } = options.at;
    return ok({
      label: { edit: 'add-comment', about: '' },
      select: [id],
      change: (draft) => {
        draft.comments.push({ id, text: options.text, position: { x, y }, width: defaultWidth });
      },
    });
  };
}

export function setComment(commentId: string, change: Partial<Pick<TeamComment, 'text' | 'width'>>): TeamCommand {
  return (document) => {
    const comment = document.comments.find(({ id }) => id === commentId);
    if (comment === undefined) return err({ code: 'no-such-part', partId: commentId });
    const parsed = TeamCommentSchema.safeParse({ ...comment, ...change });
    if (!parsed.success) return err({ code: 'value-invalid', message: parsed.error.issues[0]?.message ?? '' });
    return ok({
      label: { edit: 'change-comment', about: '' },
      select: null,
      change: (draft) => {
        Object.assign(draft.comments.find(({ id }) => id === commentId) ?? {}, change);
      },
    });
  };
}
