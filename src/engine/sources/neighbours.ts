import type { Block } from '../../shared/domain/source.ts';

export type Neighbours = { readonly before: readonly Block[]; readonly after: readonly Block[] };

/** How many are shown on each side. */
const ROWS = 3;
const THREAD = 20;

/**
 * What stands around a block for its reader: the rest of a thread, conversation or series in time order, else what comes before
 * and after it in the file (for a chat message: in its channel).
 */
export function neighboursOf(options: { readonly block: Block; readonly blocks: readonly Block[] }): Neighbours {
  const { block, blocks } = options;
  const company = blocks.filter((other) => other.kind === block.kind && belongsTo(other, block));
  if (block.thread !== null && company.length > 1) return around({ block, list: inTime(company), count: THREAD });
  if (block.kind === 'mail') return { before: [], after: [] };
  return around({
    block,
    list: blocks.filter((other) => other.kind === block.kind && isNear(other, block)),
    count: ROWS,
  });
}

/** A thread's first message does not name the thread itself in every export. */
function belongsTo(other: Block, block: Block): boolean {
  return other.id === block.id || (block.thread !== null && other.thread === block.thread);
}

function isNear(other: Block, block: Block): boolean {
  if (block.kind !== 'message') return other.file === block.file;
  return other.fields['channel'] === block.fields['channel'];
}

/** Events by when they take place, the rest by when it was written; source order among equals. */
function inTime(blocks: readonly Block[]): Block[] {
  const time = (block: Block): number => Date.parse(block.fields['start'] ?? '') || (block.timestamp ?? 0);
  return blocks.toSorted((left, right) => time(left) - time(right));
}

function around(options: {
  readonly block: Block;
  readonly list: readonly Block[];
  readonly count: number;
}): Neighbours {
  const { block, list, count } = options;
  const at = list.findIndex(({ id }) => id === block.id);
  return { before: list.slice(Math.max(0, at - count), at), after: list.slice(at + 1, at + 1 + count) };
}
