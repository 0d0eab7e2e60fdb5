import type { Block, BlockKind } from '../../../../shared/domain/source.ts';
import { sentenceSpans, windowAround } from '../../../memory/graph/index.ts';
import type { TextSpan } from '../../../memory/graph/index.ts';

/** One of these says one thing: a row, a message, a commit, an event. Mails are one matter each, unless they are long. */
const running: ReadonlySet<BlockKind> = new Set(['passage', 'page']);
/** Characters of an item: longer ones are cut into windows of whole sentences. */
const longest = 1000;
const fewestLetters = 12;

/**
 * The stretches of a block that are decided about one by one: sentences and list entries of running text, whole messages, rows, mails
 * otherwise. Headings and rulers are no items; they stand above what they head.
 */
export function splitBlock(block: Block): readonly TextSpan[] {
  const { text } = block;
  if (running.has(block.kind)) return sentenceSpans(text).filter((span) => saysSomething(text, span));
  const whole = trimmed(text);
  if (whole.end - whole.start <= longest) return whole.end > whole.start ? [whole] : [];
  const windows: TextSpan[] = [];
  for (const sentence of sentenceSpans(text)) {
    if (sentence.start < (windows.at(-1)?.end ?? 0)) continue;
    const window = windowAround({ text: text.slice(sentence.start), center: { start: 0, end: 1 }, limit: longest });
    windows.push({ start: sentence.start, end: sentence.start + window.end });
  }
  return windows.filter((span) => saysSomething(text, span));
}

function saysSomething(text: string, span: TextSpan): boolean {
  const line = text.slice(span.start, span.end);
  if (/^#{1,6}\s/.test(line) || /^[-=*_|:\s]+$/.test(line)) return false;
  return (line.match(/\p{L}/gu)?.length ?? 0) >= fewestLetters;
}

function trimmed(text: string): TextSpan {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}
