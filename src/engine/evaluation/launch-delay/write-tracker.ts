import { formatDay } from './dates.ts';
import type { Drafts, TaskDraft, Written } from './drafts.ts';
import type { World } from './world.ts';

function cell(value: string, delimiter: string): string {
  return value.includes(delimiter) || /["\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The tracker's CSV export in this company's own style. Links that are only said in text are not in `blockedBy`. */
export function writeTracker(world: World, drafts: Drafts): Written {
  const { tracker } = world;
  const { headers, delimiter } = tracker;
  const blocks = new Map<string, string[]>();
  for (const task of drafts.tasks)
    for (const blocker of task.blockedBy) blocks.set(blocker, [...(blocks.get(blocker) ?? []), task.id]);
  const day = (at: number | undefined): string => (at === undefined ? '' : formatDay(at, tracker.dates));
  const columns: readonly (readonly [string | undefined, (task: TaskDraft) => string])[] = [
    [headers.id, (task) => task.id],
    [headers.title, (task) => task.title],
    [headers.state, (task) => tracker.states[task.state]],
    [headers.owner, (task) => task.owner.name],
    [headers.project, (task) => task.project],
    [headers.labels, (task) => task.labels],
    [headers.created, (task) => day(task.created)],
    [headers.updated, (task) => day(task.updated)],
    [headers.due, (task) => day(task.due)],
    [headers.blockedBy, (task) => task.blockedBy.join(tracker.separator)],
    [headers.blocks, (task) => (blocks.get(task.id) ?? []).join(tracker.separator)],
    [headers.description, (task) => task.description],
    [headers.comment, (task) => task.comment],
  ];
  const shown = columns.flatMap(([header, read]) => (header === undefined ? [] : [{ header, read }]));
  const rows = drafts.tasks.toSorted((left, right) => left.created - right.created);
  const lines = [
    shown.map(({ header }) => cell(header, delimiter)),
    ...rows.map((task) => shown.map(({ read }) => cell(read(task), delimiter))),
  ];
  const text = lines.map((line) => line.join(delimiter)).join('\r\n');
  return { files: new Map([[tracker.file, new TextEncoder().encode(`${text}\r\n`)]]), found: [] };
}
