import { parse } from 'csv-parse/sync';
import type { Options } from 'csv-parse/sync';

export type CsvRow = {
  readonly cells: readonly string[];
  /** Character offsets of the row in the decoded text, without the line end. */
  readonly start: number;
  readonly end: number;
};

export type RowProblem = { readonly offset: number; readonly reason: string };

/** Rows are read window by window, so that a broken quote costs one line and memory stays bounded. */
const WINDOW = 1_048_576;
/** A row longer than this is a quote that nobody closed. Also the window right after a broken row: many of them stay cheap. */
const LONGEST_ROW = 131_072;

type Collected = { readonly cells: string[]; readonly bytes: number };

/**
 * Rows of delimited text with exact offsets. Where quoting is broken, the first line of the broken row is read as it stands,
 * reported, and reading goes on with the next line.
 */
export function* readRows(options: {
  readonly text: string;
  readonly delimiter: string;
  readonly onProblem: (problem: RowProblem) => void;
}): Generator<CsvRow> {
  const { text, delimiter } = options;
  let position = text.codePointAt(0) === 0xfeff ? 1 : 0;
  let size = WINDOW;
  while (position < text.length) {
    const window = text.slice(position, position + size);
    const whole = position + window.length >= text.length;
    const { rows, failure } = readWindow({ window, delimiter });
    size = failure === null ? WINDOW : LONGEST_ROW;
    const usable = whole || failure !== null ? rows : rows.slice(0, -1);
    let consumed = 0;
    for (const row of usable) {
      yield { cells: row.cells, start: position + row.start, end: position + row.end };
      consumed = row.next;
    }
    position += consumed;
    if (failure === null && whole) return;
    if (consumed > 0 && failure !== null && !whole) continue;
    if (failure !== null || consumed === 0) {
      const line = lineAt(text, position);
      if (line.end > line.start) {
        const written = text.slice(line.start, line.end);
        if (hasQuotedCell({ line: written, delimiter })) {
          options.onProblem({ offset: line.start, reason: failure ?? 'the row is too long' });
        }
        yield {
          cells: lenientCells({ line: written, delimiter }),
          start: line.start,
          end: line.end,
        };
      }
      position = line.next;
    }
  }
}

type WindowRow = { readonly cells: string[]; readonly start: number; readonly end: number; readonly next: number };

function readWindow(options: { readonly window: string; readonly delimiter: string }): {
  readonly rows: readonly WindowRow[];
  readonly failure: string | null;
} {
  const { window, delimiter } = options;
  const bytes = Buffer.from(window, 'utf8');
  const rows: WindowRow[] = [];
  let byteStart = 0;
  let charStart = 0;
  let width = 0;
  const accept = ({ cells, bytes: byteEnd }: Collected): null => {
    const raw = bytes.toString('utf8', byteStart, byteEnd);
    const lead = /^[\r\n]*/u.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(lead).replace(/[\r\n]+$/u, '');
    if (text.length > LONGEST_ROW) throw new Error('a quote is never closed');
    // A table's rows are equally wide; a row over several lines that is not was joined by a stray quote.
    const severalLines = text.includes('\n');
    if (severalLines && width > 0 && cells.length !== width) throw new Error('a quote is closed on the wrong line');
    if (!severalLines) width = Math.max(width, cells.length);
    rows.push({ cells, start: charStart + lead, end: charStart + lead + text.length, next: charStart + raw.length });
    byteStart = byteEnd;
    charStart += raw.length;
    return null;
  };
  try {
    parse(bytes, {
      ...csvOptions(delimiter),
      on_record: (record: string[], info) => accept({ cells: record, bytes: info.bytes }),
    });
    return { rows, failure: null };
  } catch (cause) {
    return { rows, failure: reasonOf(cause) };
  }
}

function csvOptions(delimiter: string): Options<string[]> {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: false,
    bom: false,
    info: false,
  };
}

/** Quotes inside a cell that does not begin with one are plain characters, as every spreadsheet reads them. */
function hasQuotedCell(options: { readonly line: string; readonly delimiter: string }): boolean {
  return options.line.split(options.delimiter).some((cell) => cell.trimStart().startsWith('"'));
}

/** The cells of one line whose quoting is broken: quotes around a cell go, doubled ones in it become one. */
function lenientCells(options: { readonly line: string; readonly delimiter: string }): string[] {
  return options.line.split(options.delimiter).map((written) => {
    const cell = written.trim();
    if (!cell.startsWith('"')) return cell;
    return cell.slice(1).replace(/"$/u, '').replaceAll('""', '"');
  });
}

function lineAt(text: string, from: number): { readonly start: number; readonly end: number; readonly next: number } {
  let start = from;
  while (start < text.length && (text[start] === '\n' || text[start] === '\r')) start += 1;
  const lineBreak = text.indexOf('\n', start);
  const next = lineBreak === -1 ? text.length : lineBreak + 1;
  const end = lineBreak === -1 ? text.length : lineBreak;
  return { start, end: text[end - 1] === '\r' ? end - 1 : end, next };
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/quote not closed/iu.test(message)) return 'a quote is never closed';
  if (/closing quote|opening quote/iu.test(message)) return 'a quote stands where none may be';
  return message;
}
