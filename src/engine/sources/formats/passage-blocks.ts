import { basename } from 'node:path';
import type { ParsedBlock } from '../../ports/document-parser.ts';
import { parseDate } from '../text/parse-date.ts';
import { splitPassages } from '../text/split-passages.ts';
import { presentFields } from './format.ts';

/** Blocks of a running text. `timestamp` is the date that the file's name or its first lines state, if any. */
export function* passageBlocks(options: {
  readonly file: string;
  readonly text: string;
  readonly markdown: boolean;
}): Generator<ParsedBlock> {
  const { file, text } = options;
  const written = statedDate({ file, text });
  const name = basename(file);
  const seen = new Set<string>();
  for (const passage of splitPassages(options)) {
    const { start, end, firstLine, lastLine, headings } = passage;
    const place = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}-${lastLine}`;
    const locator = seen.has(place) ? `${place} (from character ${start})` : place;
    seen.add(locator);
    yield {
      kind: 'passage',
      locator,
      title: headings.at(-1) ?? name,
      text: text.slice(start, end),
      start,
      end,
      timestamp: written,
      author: null,
      thread: null,
      fields: presentFields({
        firstLine: String(firstLine),
        lastLine: String(lastLine),
        headings: headings.join(' > '),
      }),
    };
  }
}

const HEAD_LINES = 8;

function statedDate(options: { readonly file: string; readonly text: string }): number | null {
  const inName = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/u.exec(basename(options.file));
  if (inName) {
    const date = parseDate(`${inName[1]}-${inName[2]}-${inName[3]}`);
    if (date !== null) return date;
  }
  for (const line of options.text.slice(0, 4000).split('\n').slice(0, HEAD_LINES)) {
    const stated = /^\W*(?:date|datum|fecha|data|le)\W{1,6}(.{6,40}?)\W*$/iu.exec(line.trim());
    const inLine =
      stated?.[1] ?? /\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}\.? \p{L}{3,} \d{4}/u.exec(line)?.[0];
    const date = inLine === undefined ? null : parseDate(inLine);
    if (date !== null) return date;
  }
  return null;
}
