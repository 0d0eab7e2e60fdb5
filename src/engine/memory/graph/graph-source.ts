import type { GraphSource } from '../../../shared/contract/memory.ts';
import type { Block } from '../../../shared/domain/source.ts';
import type { Item } from './tracker.ts';

/** Characters of a source's text that travel with a node: enough to recognise it; the passage itself opens. */
const EXCERPT = 240;

/** The block as the place that states something; `text` is the part to mark in it, else its beginning. */
export function sourceAt(block: Block, text: string = block.text): GraphSource {
  const { file, locator } = block;
  const trimmed = text.trim();
  return { file, locator, text: trimmed.length > EXCERPT ? trimmed.slice(0, EXCERPT) : trimmed };
}

/** The row that says that `item` waits for `other`: its own, or the other's where only that one has the column. */
export function stating(options: { readonly item: Item; readonly other: Item }): GraphSource {
  const { item, other } = options;
  const own = Object.values(item.block.fields).some((cell) => cell.includes(other.id));
  return own ? sourceAt(item.block) : sourceAt(other.block);
}
