import { z } from 'zod';
import type { Block } from '../../../shared/domain/source.ts';
import { BlockId } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';
import { computeTable } from './compute-table.ts';

export const tableOperations = ['list', 'count', 'sum', 'average', 'minimum', 'maximum'] as const;
export const tableComparisons = ['any', 'is', 'is not', 'contains', 'above', 'below'] as const;

const Cell = z.string().max(120);

export const TableQuestion = z.strictObject({
  /** Path of the table relative to the source root. */
  file: z.string().min(1).max(300),
  filterColumn: Cell,
  comparison: z.enum(tableComparisons),
  filterValue: Cell,
  operation: z.enum(tableOperations),
  column: Cell,
});
export type TableQuestion = z.infer<typeof TableQuestion>;

export const TableAnswer = z.strictObject({
  /** The computed value; of `list` the number of rows. */
  value: z.string(),
  /** Rows that the value was computed from. Of `minimum` and `maximum` those that hold it. */
  rows: z.array(BlockId),
  /** Rows of which the column holds no number or date and that were passed over. */
  unreadable: z.number().int().min(0),
});
export type TableAnswer = z.infer<typeof TableAnswer>;

export const tableQuery = defineTool({
  name: 'table-query',
  title: 'Ask a table',
  description:
    'Filters the rows of one table (csv) by one column and counts them, lists them, or computes the sum, average, minimum or maximum of a column. "above" and "below" compare numbers and dates; "any" takes all rows.',
  input: TableQuestion,
  output: TableAnswer,
  effect: 'E0',
  approval: 'grant',
  timeoutMs: 10_000,
  async run({ input, ports }) {
    const rows = ports.blocks.all({ kinds: ['row'] }).filter((block) => block.file === input.file);
    if (rows.length === 0) return err({ code: 'no-table', message: `There is no table ${input.file}.` });
    const columns = columnsOf(rows);
    const wanted = [
      ...(input.comparison === 'any' ? [] : [input.filterColumn]),
      ...(input.operation === 'count' || input.operation === 'list' ? [] : [input.column]),
    ];
    const unknown = wanted.find((column) => !columns.includes(column));
    if (unknown !== undefined)
      return err({ code: 'no-column', message: `There is no column “${unknown}”. There are: ${columns.join(', ')}.` });
    const computed = computeTable({ rows, question: input });
    if (computed === null)
      return err({ code: 'not-computable', message: `The column “${input.column}” holds no numbers in these rows.` });
    return ok({ ...computed, rows: computed.rows.map(({ id }) => id) });
  },
});

/** Headers of a table's rows, in the order in which they first occur. */
export function columnsOf(rows: readonly Block[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.fields)))];
}
