import type { Block } from '../../../shared/domain/source.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { defineTool } from '../define-tool.ts';
import { computeTable } from './compute-table.ts';
import { TableAnswer, TableQuestion } from './table-question.ts';

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
