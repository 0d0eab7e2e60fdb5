import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { Block } from '../../../../shared/domain/source.ts';
import type { BlockReader } from '../../../sources/index.ts';
import { passageHeading } from '../readable-block.ts';

/** Characters of an item that a model reads; what is longer is cut. */
const readCharacters = 1200;

/** An item as its own words, in one line: the form in which people mark examples, so that items and examples look alike. */
export function itemText(item: Pick<HandedItem, 'text'>): string {
  return item.text.replace(/\s+/g, ' ').trim().slice(0, readCharacters);
}

/** The block that an item comes from; null for what code computed, or when the source is gone. */
export function blockOf(options: { readonly item: HandedItem; readonly blocks: BlockReader }): Block | null {
  const { source } = options.item;
  return source === null ? null : options.blocks.byId(source.blockId);
}

/** An item with who wrote it, when and under which heading: for questions whose answer may lie there. */
export function itemWithHeading(options: { readonly item: HandedItem; readonly blocks: BlockReader }): string {
  const block = blockOf(options);
  const text = itemText(options.item);
  if (block === null) return text;
  const title = block.kind === 'mail' || block.kind === 'passage' ? `, “${block.title}”` : '';
  return `(${passageHeading(block)}${title}) ${text}`;
}

/** A stretch of a block as an item that nobody has decided about yet. */
export function itemOfSpan(options: {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}): HandedItem {
  const { block, start, end } = options;
  return {
    id: `${block.id}:${start}-${end}`,
    text: block.text.slice(start, end),
    source: { blockId: block.id, file: block.file, locator: block.locator, start, end },
    label: null,
    confidence: 1,
    sure: true,
    fields: {},
  };
}
