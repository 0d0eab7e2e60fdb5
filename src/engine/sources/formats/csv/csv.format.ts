import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { LineIndex } from '../../text/line-index.ts';
import { parseDate } from '../../text/parse-date.ts';
import type { Format, FormatInput } from '../format.ts';
import { presentFields, readText } from '../format.ts';
import { describeColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { readRows } from './read-rows.ts';
import type { CsvRow, RowProblem } from './read-rows.ts';

/** Rows looked at before the columns' purpose is decided. */
const SAMPLE_ROWS = 5000;
const PROBLEMS_NAMED = 5;

/** Tables as text: one block per row, its text the row as written, its fields the cells under their headers. */
export const csvFormat: Format = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'tab', 'psv'],
  sniff: ({ headText }) => (headText.trim() === '' ? 'no' : 'possible'),
  async *parse(input) {
    const text = await readText(input);
    const delimiter = detectDelimiter(text);
    const lines = new LineIndex(text);
    const sample: CsvRow[] = [];
    for (const row of readRows({ text, delimiter, onProblem: () => undefined })) {
      sample.push(row);
      if (sample.length >= SAMPLE_ROWS) break;
    }
    const headerAt = headerRow(sample);
    const header = headerAt === null ? null : (sample[headerAt] ?? null);
    const skip = headerAt === null ? 0 : headerAt + 1;
    const names = columnNames({ header, width: widthOf(sample) });
    const columns = describeColumns({ names, rows: sample.slice(skip).map((row) => row.cells) });
    const broken: BrokenRow[] = [];
    const onProblem = ({ offset, reason }: RowProblem): void => {
      broken.push({ line: lines.lineOf(offset), reason });
    };
    const seen = new Set<string>();
    let number = -skip;
    for (const row of readRows({ text, delimiter, onProblem })) {
      number += 1;
      if (number > 0) yield rowBlock({ row, columns, seen, text, line: lines.lineOf(row.start), number });
    }
    reportBroken(input, broken);
  },
};

type BrokenRow = { readonly line: number; readonly reason: string };

function rowBlock(options: {
  readonly row: CsvRow;
  readonly columns: Columns;
  readonly seen: Set<string>;
  readonly text: string;
  readonly line: number;
  readonly number: number;
}): ParsedBlock {
  const { row, columns, seen, line } = options;
  const cell = (column: number | null): string => (column === null ? '' : (row.cells[column]?.trim() ?? ''));
  const id = cell(columns.id);
  const wanted = id === '' ? `row ${options.number}` : `row ${id}`;
  const locator = seen.has(wanted) ? `${wanted} (line ${line})` : wanted;
  seen.add(locator);
  const fields: Record<string, string> = {};
  row.cells.forEach((value, column) => {
    fields[columns.names[column] ?? `column ${column + 1}`] = value.trim();
  });
  const changes = columns.changed.flatMap((column) => parseDate(cell(column), columns.dateOrder) ?? []);
  return {
    kind: 'row',
    locator,
    title: cell(columns.title) || id || locator,
    text: options.text.slice(row.start, row.end),
    start: row.start,
    end: row.end,
    timestamp: changes.length === 0 ? null : Math.max(...changes),
    author: cell(columns.author) || null,
    thread: null,
    fields: presentFields(fields),
  };
}

/** The header is the first row as wide as the table, unless many of its cells are values (numbers, dates) and no names. */
function headerRow(sample: readonly CsvRow[]): number | null {
  const width = widthOf(sample);
  const at = sample.findIndex(
    (row) => row.cells.filter((cell) => cell.trim() !== '').length >= Math.max(1, width * 0.6),
  );
  const cells = sample[at]?.cells;
  if (cells === undefined) return null;
  const valueLike = cells.filter((cell) => /^[\d.,:\s/-]+$/u.test(cell.trim()) || parseDate(cell) !== null);
  return valueLike.length >= cells.length * 0.3 ? null : at;
}

function widthOf(sample: readonly CsvRow[]): number {
  const widths = sample
    .slice(0, 200)
    .map((row) => row.cells.length)
    .toSorted((left, right) => left - right);
  return widths[Math.floor(widths.length / 2)] ?? 1;
}

function columnNames(options: { readonly header: CsvRow | null; readonly width: number }): string[] {
  const names: string[] = [];
  for (let column = 0; column < Math.max(options.width, options.header?.cells.length ?? 0); column += 1) {
    const written = options.header?.cells[column]?.trim() || `column ${column + 1}`;
    names.push(names.includes(written) ? `${written} (${column + 1})` : written);
  }
  return names;
}

function reportBroken(input: FormatInput, broken: readonly BrokenRow[]): void {
  if (broken.length === 0) return;
  const named = broken.slice(0, PROBLEMS_NAMED).map(({ line, reason }) => `line ${line}: ${reason}`);
  const more = broken.length > PROBLEMS_NAMED ? `; and ${broken.length - PROBLEMS_NAMED} more` : '';
  input.report({
    code: 'broken-rows',
    message: `${broken.length} row(s) with broken quotes were read as plain lines (${named.join('; ')}${more}).`,
  });
}
