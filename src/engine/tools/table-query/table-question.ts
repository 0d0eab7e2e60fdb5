import { z } from 'zod';
import { BlockId } from '../../../shared/kernel/ids.ts';

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
