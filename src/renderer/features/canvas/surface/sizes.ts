import { agentSize, gridStep } from '../editor/geometry.ts';

export { agentSize, gridStep };

export const foldedSize = { width: agentSize.width, height: 72 } as const;

/** Room between a group's members and its frame; the title stands in the room above. */
export const framePadding = { side: 20, top: 44, bottom: 20 } as const;

/** Pixels that an arrow key moves the selection without the grid. */
export const fineStep = 4;

/** Below this zoom nodes show a reduced form: their words would be too small to read. */
export const farZoom = 0.45;

/** How all parts are brought into view: with a margin, and never larger than life. */
export const fitting = { padding: 0.12, maxZoom: 1 } as const;

const commentLine = 20;
const commentPadding = 24;
const characterWidth = 7.2;

/** A comment is as high as its text at its width, so that nothing of it is hidden. */
export function commentHeight(comment: { readonly text: string; readonly width: number }): number {
  const perLine = Math.max(8, Math.floor((comment.width - commentPadding) / characterWidth));
  const lines = comment.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
  return commentPadding + lines * commentLine;
}
