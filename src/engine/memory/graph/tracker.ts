import type { Block } from '../../../shared/domain/source.ts';
import { dayOrderOf, parseCellDate } from './cell-dates.ts';
import type { ColumnRole } from './column-words.ts';
import { detectColumns, listedIds } from './detect-columns.ts';
import type { ColumnRoles } from './detect-columns.ts';
import { isUnfinished, stateOfStatus } from './status-words.ts';
import type { ItemState } from './status-words.ts';

/** One row of a task tracker, read by code. Dates are epoch milliseconds (UTC). */
export type Item = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly state: ItemState;
  readonly owner: string | null;
  readonly project: string | null;
  readonly updated: number | null;
  readonly due: number | null;
  readonly originalDue: number | null;
  /** Free text of the row: description, comments. */
  readonly text: string;
  /** Ids of the rows that this one says it waits for, from its own columns and from others' inverse columns. */
  readonly blockedBy: readonly string[];
  readonly block: Block;
};

export type Tracker = {
  readonly items: ReadonlyMap<string, Item>;
  /** True when a column says what waits for what; without it dependencies can only come from text. */
  readonly hasDependencies: boolean;
  /** Status words that no list knows: a model is asked, one closed question each. */
  readonly unknownStatuses: readonly string[];
};

/** Reads every table among the blocks that looks like a tracker. Null when there is none. */
export function readTracker(options: {
  readonly rows: readonly Block[];
  /** Answers for `unknownStatuses` of an earlier reading. */
  readonly statuses?: ReadonlyMap<string, ItemState>;
}): Tracker | null {
  const items = new Map<string, Item>();
  const unknown = new Set<string>();
  let hasDependencies = false;
  for (const rows of groupByFile(options.rows)) {
    const roles = detectColumns(rows.map((row) => row.fields));
    if (roles === null || roles.status === undefined) continue;
    const table = readTable({ rows, roles, statuses: options.statuses ?? new Map<string, ItemState>(), unknown });
    for (const item of table) if (!items.has(item.id)) items.set(item.id, item);
    hasDependencies ||= roles.blockedBy !== undefined || roles.blocks !== undefined;
  }
  return items.size === 0 ? null : { items, hasDependencies, unknownStatuses: [...unknown] };
}

function groupByFile(rows: readonly Block[]): readonly (readonly Block[])[] {
  const files = new Map<string, Block[]>();
  for (const row of rows) {
    const group = files.get(row.file);
    if (group === undefined) files.set(row.file, [row]);
    else group.push(row);
  }
  return [...files.values()];
}

function readTable(options: {
  readonly rows: readonly Block[];
  readonly roles: ColumnRoles;
  readonly statuses: ReadonlyMap<string, ItemState>;
  readonly unknown: Set<string>;
}): readonly Item[] {
  const { rows, roles, statuses, unknown } = options;
  const cell = (row: Block, role: ColumnRole): string =>
    (roles[role] ?? []).map((header) => (row.fields[header] ?? '').trim()).find((text) => text !== '') ?? '';
  const known = new Set(rows.map((row) => cell(row, 'id')));
  const dateOf = dateReader({ rows, roles });
  const blockers = dependencies({ rows, roles, known, cell });
  return rows
    .filter((row) => cell(row, 'id') !== '')
    .map((row) => {
      const status = cell(row, 'status');
      const listed = stateOfStatus(status) ?? statuses.get(status) ?? null;
      if (listed === null && status !== '') unknown.add(status);
      const resolved = dateOf(row, 'resolved');
      return {
        id: cell(row, 'id'),
        title: cell(row, 'title'),
        status,
        state: listed ?? (resolved === null ? 'open' : 'done'),
        owner: cell(row, 'owner') || null,
        project: cell(row, 'project') || null,
        updated: dateOf(row, 'updated') ?? dateOf(row, 'created'),
        due: dateOf(row, 'due'),
        originalDue: dateOf(row, 'originalDue'),
        text: (roles.text ?? [])
          .map((header) => row.fields[header] ?? '')
          .filter((text) => text !== '')
          .join('\n'),
        blockedBy: [...(blockers.get(cell(row, 'id')) ?? [])],
        block: row,
      };
    });
}

function dateReader(options: {
  readonly rows: readonly Block[];
  readonly roles: ColumnRoles;
}): (row: Block, role: ColumnRole) => number | null {
  const { rows, roles } = options;
  return (row, role) => {
    for (const header of roles[role] ?? []) {
      const order = dayOrderOf(rows.map((other) => other.fields[header] ?? ''));
      const time = parseCellDate({ cell: row.fields[header] ?? '', order });
      if (time !== null) return time;
    }
    return null;
  };
}

function dependencies(options: {
  readonly rows: readonly Block[];
  readonly roles: ColumnRoles;
  readonly known: ReadonlySet<string>;
  readonly cell: (row: Block, role: ColumnRole) => string;
}): ReadonlyMap<string, ReadonlySet<string>> {
  const { rows, roles, known, cell } = options;
  const blockers = new Map<string, Set<string>>();
  const add = (blocked: string, blocker: string): void => {
    if (blocked === blocker) return;
    blockers.set(blocked, (blockers.get(blocked) ?? new Set()).add(blocker));
  };
  for (const row of rows) {
    const id = cell(row, 'id');
    for (const header of roles.blockedBy ?? [])
      for (const blocker of listedIds({ cell: row.fields[header] ?? '', known })) add(id, blocker);
    for (const header of roles.blocks ?? [])
      for (const blocked of listedIds({ cell: row.fields[header] ?? '', known })) add(blocked, id);
  }
  return blockers;
}

/** Open items that `root` waits for, directly or through others, nearest first; the root itself is not among them. */
export function openBlockers(options: {
  readonly tracker: Tracker;
  readonly root: string;
  /** Links that only a text states, as blocked → blockers. */
  readonly extra?: ReadonlyMap<string, readonly string[]>;
  /** Items that a later message settles although the tracker still has them open. */
  readonly settled?: ReadonlySet<string>;
}): readonly { readonly item: Item; readonly blocks: readonly string[] }[] {
  const { tracker, root, extra, settled } = options;
  const found = new Map<string, Set<string>>();
  const queue = [root];
  for (let index = 0; index < queue.length; index += 1) {
    const id = queue[index] ?? root;
    const direct = [...(tracker.items.get(id)?.blockedBy ?? []), ...(extra?.get(id) ?? [])];
    for (const blocker of direct) {
      const item = tracker.items.get(blocker);
      if (item === undefined || blocker === root || !isUnfinished(item.state) || settled?.has(blocker) === true)
        continue;
      const known = found.get(blocker);
      if (known === undefined) {
        found.set(blocker, new Set([id]));
        queue.push(blocker);
      } else known.add(id);
    }
  }
  return [...found].flatMap(([id, blocks]) => {
    const item = tracker.items.get(id);
    return item === undefined ? [] : [{ item, blocks: [...blocks] }];
  });
}
