import type { Block } from '../../../shared/domain/source.ts';
import { plainNumber } from '../plain-number.ts';
import { numberOf, orderOf } from './cell-values.ts';
import type { TableQuestion } from './table-question.ts';

type Computed = { readonly value: string; readonly rows: readonly Block[]; readonly unreadable: number };

/** The answer to a question about rows, by code alone; null where the column has nothing to compute with. */
export function computeTable(options: {
  readonly rows: readonly Block[];
  readonly question: TableQuestion;
}): Computed | null {
  const { rows, question } = options;
  const { operation, column } = question;
  const matching = rows.filter(rowFilter({ rows, question }));
  if (operation === 'list' || operation === 'count')
    return { value: String(matching.length), rows: matching, unreadable: 0 };
  if (operation === 'minimum' || operation === 'maximum') return extreme({ matching, question });
  const read = matching.map((row) => numberOf(cellOf(row, column)));
  const numbers = read.filter((value) => value !== null);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((total, value) => total + value, 0);
  return {
    value: plainNumber(operation === 'sum' ? sum : Math.round((sum / numbers.length) * 100) / 100),
    rows: matching.filter((_row, index) => read[index] !== null),
    unreadable: read.length - numbers.length,
  };
}

function extreme(options: { readonly matching: readonly Block[]; readonly question: TableQuestion }): Computed | null {
  const { matching, question } = options;
  const { column, operation } = question;
  const order = orderOf(matching.map((row) => cellOf(row, column)));
  if (order === null) return null;
  const read = matching.map((row) => order(cellOf(row, column)));
  const values = read.filter((value) => value !== null);
  if (values.length === 0) return null;
  const wanted = values.reduce((best, value) =>
    operation === 'minimum' ? Math.min(best, value) : Math.max(best, value),
  );
  const rows = matching.filter((_row, index) => read[index] === wanted);
  const [first] = rows;
  return first === undefined ? null : { value: cellOf(first, column), rows, unreadable: read.length - values.length };
}

function rowFilter(options: {
  readonly rows: readonly Block[];
  readonly question: TableQuestion;
}): (row: Block) => boolean {
  const { filterColumn, comparison, filterValue } = options.question;
  const wanted = fold(filterValue);
  const cell = (row: Block): string => cellOf(row, filterColumn);
  switch (comparison) {
    case 'any':
      return () => true;
    case 'is':
      return (row) => fold(cell(row)) === wanted;
    case 'is not':
      return (row) => fold(cell(row)) !== wanted;
    case 'contains':
      return (row) => fold(cell(row)).includes(wanted);
    case 'above':
    case 'below': {
      const order = orderOf([...options.rows.map(cell), filterValue]);
      const limit = order?.(filterValue) ?? null;
      return (row) => {
        const value = order?.(cell(row)) ?? null;
        if (value === null || limit === null) return false;
        return comparison === 'above' ? value > limit : value < limit;
      };
    }
  }
}

function cellOf(row: Block, column: string): string {
  return row.fields[column] ?? '';
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
