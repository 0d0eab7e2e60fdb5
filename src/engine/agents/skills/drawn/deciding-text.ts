import { itemText } from './item-text.ts';

/**
 * What a decision is made on: an item's own words, of a table row only the cells that say something. Ids, times and numbers in a row
 * look alike whatever the row is about, and drown its words for small models. Told from the text alone, so that an item and the
 * example that a person made of it are read alike.
 */
export function decidingText(item: { readonly text: string }): string {
  const cells = cellsOf(item.text.trim());
  const spoken = cells?.filter((cell) => /\p{L}/u.test(cell) && (!/\d/.test(cell) || wordsIn(cell) >= 3)) ?? [];
  return itemText({ text: spoken.length === 0 ? item.text : spoken.join('. ') });
}

/** Cells of a line as tables are written: no space behind the separator, unlike in a sentence. Null for anything else. */
function cellsOf(line: string): readonly string[] | null {
  const separator = [',', ';', '\t', '|'].find((mark) => line.split(mark).length > 3 && isTight(line, mark));
  if (separator === undefined) return null;
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()].filter((part) => part !== '');
}

function isTight(line: string, mark: string): boolean {
  const outside = line.replace(/"[^"]*"/g, '""');
  const parts = outside.split(mark);
  return parts.length > 3 && parts.slice(1).filter((part) => part.startsWith(' ')).length <= parts.length / 4;
}

function wordsIn(cell: string): number {
  return cell.match(/\p{L}{2,}/gu)?.length ?? 0;
}
