import { dayOrderOf, parseCellDate } from './cell-dates.ts';
import { columnWords } from './column-words.ts';
import type { ColumnRole } from './column-words.ts';
import { foldText } from './fold-text.ts';

export type ColumnRoles = Readonly<Partial<Record<ColumnRole, readonly string[]>>>;

type Column = {
  readonly header: string;
  readonly cells: readonly string[];
  readonly filled: readonly string[];
  readonly distinct: number;
};

/** Splits a cell that may list several ids: "ORN-1, ORN-7", "#12 #14", "a;b". */
export function listedIds(options: { readonly cell: string; readonly known: ReadonlySet<string> }): readonly string[] {
  const { cell, known } = options;
  if (known.has(cell.trim())) return [cell.trim()];
  const split = cell
    .split(/[,;|\n]+|\s+(?=\S)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return [...new Set(split.filter((part) => known.has(part)))];
}

/**
 * Says which column plays which role, first by header words, then by what the values look like: an id is unique, a status has few
 * values, a dependency holds ids of other rows, dates order themselves. Null when the table is no tracker (no id, or no title).
 */
export function detectColumns(rows: readonly Readonly<Record<string, string>>[]): ColumnRoles | null {
  const columns = readColumns(rows);
  const roles: Partial<Record<ColumnRole, string[]>> = {};
  const idColumn = findIdColumn(columns);
  if (idColumn === null) return null;
  const known = new Set(idColumn.filled);
  const take = (role: ColumnRole, column: Column): void => {
    roles[role] = [...(roles[role] ?? []), column.header];
  };
  take('id', idColumn);
  const rest = columns.filter((column) => column !== idColumn && column.filled.length > 0);
  const unnamed: Column[] = [];
  for (const column of rest) {
    const role = roleByWords(column, known);
    if (role === null) unnamed.push(column);
    else take(role, column);
  }
  for (const column of unnamed) {
    const role = roleByValues({ column, known, roles, rows: rows.length });
    if (role !== null) take(role, column);
  }
  if (roles.title === undefined) {
    const longest = rest
      .filter((column) => isWordy(column))
      .toSorted((left, right) => averageLength(left) - averageLength(right))[0];
    if (longest !== undefined) roles.title = [longest.header];
  }
  return roles.title === undefined ? null : roles;
}

function readColumns(rows: readonly Readonly<Record<string, string>>[]): readonly Column[] {
  // A row holds only the cells that are filled: the headers are those of all rows together.
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return headers.map((header) => {
    const cells = rows.map((row) => (row[header] ?? '').trim());
    const filled = cells.filter((cell) => cell !== '');
    return { header, cells, filled, distinct: new Set(filled).size };
  });
}

function findIdColumn(columns: readonly Column[]): Column | null {
  const idLike = columns.filter(
    (column) =>
      column.filled.length >= column.cells.length * 0.98 &&
      column.distinct >= column.filled.length * 0.98 &&
      column.filled.every((cell) => cell.length <= 24 && /\d/.test(cell) && !/\s.*\s/.test(cell)) &&
      !isDates(column),
  );
  return idLike.find((column) => matchesRole(column.header, 'id')) ?? idLike[0] ?? null;
}

function matchesRole(header: string, role: ColumnRole): boolean {
  const folded = foldText(header.replace(/([a-z])([A-Z])/g, '$1 $2'));
  return columnWords.some(([name, words]) => name === role && words.test(folded));
}

const idRoles: ReadonlySet<ColumnRole> = new Set(['blockedBy', 'blocks', 'parent', 'related']);
const dateRoles: ReadonlySet<ColumnRole> = new Set(['created', 'updated', 'resolved', 'due', 'originalDue']);

function roleByWords(column: Column, known: ReadonlySet<string>): ColumnRole | null {
  const folded = foldText(column.header.replace(/([a-z])([A-Z])/g, '$1 $2'));
  for (const [role, words] of columnWords) {
    if (role === 'id' || !words.test(folded)) continue;
    if (idRoles.has(role) !== isIds(column, known)) continue;
    if (dateRoles.has(role) !== isDates(column)) continue;
    return role;
  }
  return null;
}

function roleByValues(options: {
  readonly column: Column;
  readonly known: ReadonlySet<string>;
  readonly roles: ColumnRoles;
  readonly rows: number;
}): ColumnRole | null {
  const { column, known, roles, rows } = options;
  if (isIds(column, known)) return roles.blockedBy === undefined ? 'blockedBy' : 'related';
  if (isDates(column)) return roles.created === undefined ? 'created' : roles.updated === undefined ? 'updated' : 'due';
  const few = column.distinct <= Math.max(3, Math.min(12, rows / 4));
  if (few && roles.status === undefined && column.filled.length > rows * 0.9) return 'status';
  const names = column.filled.filter((cell) => /^\p{Lu}[\p{L}'’.-]+( \p{Lu}[\p{L}'’.-]+){1,2}$/u.test(cell)).length;
  if (roles.owner === undefined && names > column.filled.length * 0.7 && column.distinct < rows * 0.5) return 'owner';
  if (roles.title === undefined && isWordy(column) && column.distinct > column.filled.length * 0.7) return 'title';
  return isWordy(column) ? 'text' : null;
}

function isIds(column: Column, known: ReadonlySet<string>): boolean {
  if (column.filled.length === 0) return false;
  const hits = column.filled.filter((cell) => listedIds({ cell, known }).length > 0).length;
  return hits >= Math.max(1, column.filled.length * 0.6);
}

function isDates(column: Column): boolean {
  const order = dayOrderOf(column.filled);
  const hits = column.filled.filter((cell) => parseCellDate({ cell, order }) !== null).length;
  return column.filled.length > 0 && hits >= column.filled.length * 0.8;
}

function isWordy(column: Column): boolean {
  return averageLength(column) >= 8 && column.filled.some((cell) => cell.includes(' '));
}

function averageLength(column: Column): number {
  return column.filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, column.filled.length);
}
