export type TextPassage = {
  readonly start: number;
  readonly end: number;
  /** Line numbers from 1, both inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The headings above it, outermost first; empty where there are none. */
  readonly headings: readonly string[];
};

/** Paragraphs under one heading are packed up to this many characters; longer ones are cut at a line or sentence end. */
const TARGET = 700;
const LONGEST = 1000;

type Line = { readonly start: number; readonly end: number; readonly number: number };

/**
 * Splits text into passages whose offsets are exact: `text.slice(start, end)` is the passage. A passage never crosses a heading
 * (when `markdown` is on) and holds whole lines, except where a single line is longer than any passage may be.
 */
export function* splitPassages(options: { readonly text: string; readonly markdown: boolean }): Generator<TextPassage> {
  const { text } = options;
  let headings: readonly string[] = [];
  let pending: Line[] = [];
  let fenced = false;
  const flush = function* (): Generator<TextPassage> {
    yield* cutPassage({ text, lines: pending, headings });
    pending = [];
  };
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    if (/^\s*(?:```|~~~)/u.test(content)) fenced = !fenced;
    const heading = options.markdown && !fenced ? /^(#{1,6})\s+(.+?)\s*#*\s*$/u.exec(content) : null;
    if (heading !== null) {
      // A heading that follows only headings opens the same passage: a title alone says nothing.
      if (!pending.every((earlier) => text.slice(earlier.start, earlier.end).startsWith('#') || isBlank(text, earlier)))
        yield* flush();
      headings = [...headings.slice(0, (heading[1] ?? '#').length - 1), heading[2] ?? ''];
      pending.push(line);
      continue;
    }
    const blank = content.trim() === '';
    const size = pending.length === 0 ? 0 : line.end - (pending[0]?.start ?? 0);
    if ((blank && size > TARGET / 2 && !fenced) || size > TARGET) yield* flush();
    if (!blank || pending.length > 0) pending.push(line);
  }
  yield* flush();
}

function isBlank(text: string, line: Line): boolean {
  return text.slice(line.start, line.end).trim() === '';
}

function* linesOf(text: string): Generator<Line> {
  let start = text.codePointAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; start < text.length; number += 1) {
    const lineBreak = text.indexOf('\n', start);
    const stop = lineBreak === -1 ? text.length : lineBreak;
    yield { start, end: text[stop - 1] === '\r' && stop > start ? stop - 1 : stop, number };
    start = stop + 1;
  }
}

function* cutPassage(options: {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly headings: readonly string[];
}): Generator<TextPassage> {
  const { text, headings } = options;
  const first = options.lines.findIndex((line) => !isBlank(text, line));
  const last = options.lines.findLastIndex((line) => !isBlank(text, line));
  const opening = options.lines[first];
  const closing = options.lines[last];
  if (opening === undefined || closing === undefined) return;
  if (closing.end - opening.start <= LONGEST) {
    yield { start: opening.start, end: closing.end, firstLine: opening.number, lastLine: closing.number, headings };
    return;
  }
  for (const line of options.lines.slice(first, last + 1)) {
    for (const piece of cutLine(text, line)) {
      if (text.slice(piece.start, piece.end).trim() !== '')
        yield { ...piece, firstLine: line.number, lastLine: line.number, headings };
    }
  }
}

/** A line longer than a passage may be, cut behind a sentence or at least behind a word. */
function* cutLine(text: string, line: Line): Generator<{ readonly start: number; readonly end: number }> {
  let start = line.start;
  while (line.end - start > LONGEST) {
    const window = text.slice(start, start + LONGEST);
    const sentence = Math.max(window.lastIndexOf('. '), window.lastIndexOf('! '), window.lastIndexOf('? '));
    const word = window.lastIndexOf(' ');
    const length = sentence > LONGEST / 3 ? sentence + 1 : word > LONGEST / 3 ? word : safeCut(window);
    yield { start, end: start + length };
    start += length;
    while (start < line.end && text[start] === ' ') start += 1;
  }
  if (start < line.end) yield { start, end: line.end };
}

/** Never between the two halves of one character. */
function safeCut(window: string): number {
  const code = window.charCodeAt(window.length - 1);
  return code >= 0xd800 && code <= 0xdbff ? window.length - 1 : window.length;
}
