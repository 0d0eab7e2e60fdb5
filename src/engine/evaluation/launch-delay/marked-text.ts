export interface Quote {
  readonly tag: string;
  readonly quote: string;
}

/**
 * Takes evidence marks (`[[tag,tag|words]]`) out of a text and lists what they enclosed, so that the text in a file and the
 * quote in the truth can never drift apart.
 */
export function readMarks(marked: string): { readonly text: string; readonly quotes: readonly Quote[] } {
  const quotes: Quote[] = [];
  const text = marked.replaceAll(/\[\[([a-z,]+)\|([^\]]+)\]\]/g, (_whole, tags: string, words: string) => {
    for (const tag of tags.split(',')) quotes.push({ tag, quote: words });
    return words;
  });
  return { text, quotes };
}

/** Fills `{slot}` places. An unknown slot is a mistake in the wording and throws at once. */
export function fillSlots(template: string, slot: (name: string) => string | undefined): string {
  return template.replaceAll(/\{([@a-zA-Z0-9:.]+)\}/g, (_whole, name: string) => {
    const value = slot(name);
    if (value === undefined) throw new Error(`unknown slot {${name}} in "${template.slice(0, 80)}"`);
    return value;
  });
}
