export type MarkdownBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] };

export type MarkdownSpan = { readonly kind: 'text' | 'strong' | 'emphasis' | 'code'; readonly text: string };

/**
 * The Markdown that the engine itself writes: headings, flat lists, paragraphs. Anything else (links, HTML, pictures) stays the text
 * that it is, so that nothing in an answer can load, link or run.
 */
export function markdownBlocks(markdown: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
    paragraph = [];
  };
  for (const line of markdown.split('\n').map((raw) => raw.trim())) {
    const heading = /^#{1,6}\s+(.+)$/u.exec(line)?.[1];
    const bullet = /^[-*]\s+(.+)$/u.exec(line)?.[1];
    const numbered = /^\d+[.)]\s+(.+)$/u.exec(line)?.[1];
    const item = bullet ?? numbered;
    if (heading === undefined && item === undefined && line !== '') {
      paragraph.push(line);
      continue;
    }
    endParagraph();
    if (heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    if (item !== undefined) addItem({ blocks, ordered: bullet === undefined, item });
  }
  endParagraph();
  return blocks;
}

function addItem(options: {
  readonly blocks: MarkdownBlock[];
  readonly ordered: boolean;
  readonly item: string;
}): void {
  const { blocks, ordered, item } = options;
  const last = blocks.at(-1);
  const joins = last?.kind === 'list' && last.ordered === ordered;
  if (joins) blocks.splice(-1, 1, { ...last, items: [...last.items, item] });
  else blocks.push({ kind: 'list', ordered, items: [item] });
}

/** Marks inside one line; a mark that is never closed is text. */
export function markdownSpans(text: string): readonly MarkdownSpan[] {
  const spans: MarkdownSpan[] = [];
  let end = 0;
  for (const match of text.matchAll(/\*\*(\S(?:.*?\S)?)\*\*|\*(\S(?:[^*]*?\S)?)\*|`([^`]+)`/gu)) {
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, strong, emphasis, code] = match;
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) spans.push({ kind: 'emphasis', text: emphasis });
    else spans.push({ kind: 'code', text: code ?? '' });
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}
