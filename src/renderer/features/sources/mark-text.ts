export type MarkedPart = { readonly text: string; readonly marked: boolean };

/**
 * Splits a text around the cited words. White space may differ, because a citation can be folded on its way through the
 * engine; where the words are not found the whole text counts as cited.
 */
export function markText(text: string, cited: string): readonly MarkedPart[] {
  const words = cited
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const pattern = words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(String.raw`\s+`);
  const found = words.length === 0 ? null : new RegExp(pattern, 'u').exec(text);
  if (found === null) return [{ text, marked: true }];
  return [
    { text: text.slice(0, found.index), marked: false },
    { text: found[0], marked: true },
    { text: text.slice(found.index + found[0].length), marked: false },
  ].filter((part) => part.text !== '');
}
