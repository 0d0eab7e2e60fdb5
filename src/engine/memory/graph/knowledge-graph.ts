import type { GraphEdge, GraphNode, KnowledgeGraph } from '../../../shared/contract/memory.ts';
import type { Block } from '../../../shared/domain/source.ts';
import { readAuthors } from './authors.ts';
import type { Authors } from './authors.ts';
import { readPeople } from './people.ts';
import { isUnfinished } from './status-words.ts';
import { isoDay } from './text-dates.ts';
import { readTextLinks } from './text-links.ts';
import type { TextLinks } from './text-links.ts';
import { sourceAt, stating } from './graph-source.ts';
import { openBlockers, readTracker } from './tracker.ts';
import type { Item, Tracker } from './tracker.ts';

const MOST_TASKS = 1000;
const MOST_PEOPLE = 300;
/** Texts are searched for the names of tasks, newest first. */
const MOST_TEXTS = 5000;
/** People who wrote about a task, those who did so most often. */
const MOST_WRITERS = 4;

/**
 * Tasks, people, blockers and dates of a workspace, read by code alone: tables say who owns what, what waits for what and until
 * when; texts that name two tasks with words of waiting between them add what the tables do not say. Pure but for the turns of the
 * event loop that it takes; rejects with the signal's reason.
 */
export async function readKnowledgeGraph(options: {
  readonly blocks: readonly Block[];
  readonly signal: AbortSignal;
}): Promise<KnowledgeGraph> {
  const { blocks, signal } = options;
  const tracker = readTracker({ rows: blocks.filter(({ kind }) => kind === 'row') });
  const all = [...(tracker?.items.values() ?? [])];
  const items = all.toSorted((left, right) => Number(isOpen(right)) - Number(isOpen(left))).slice(0, MOST_TASKS);
  const rows = new Set(all.map(({ block }) => block.id));
  const texts = blocks
    .filter(({ id, kind }) => !rows.has(id) && kind !== 'row')
    .toSorted((left, right) => (right.timestamp ?? 0) - (left.timestamp ?? 0));
  const owners = all.flatMap(({ owner }) => (owner === null ? [] : [owner]));
  const authors = readAuthors({ people: readPeople({ blocks, owners }), blocks: texts });
  const links = await readTextLinks({ items, texts: texts.slice(0, MOST_TEXTS), signal });
  const tasks = taskNodes({ tracker, items, links });
  const allPeople = personNodes({ authors, items });
  const people = allPeople.slice(0, MOST_PEOPLE);
  const dates = dateNodes(items);
  const shown = new Set([...tasks, ...people, ...dates].map(({ id }) => id));
  const edges = [...waits({ items, links }), ...owned({ items, authors }), ...due(items), ...named({ links, authors })];
  return {
    nodes: [...tasks, ...people, ...dates],
    edges: edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    leftOut: {
      tasks: all.length - items.length,
      people: allPeople.length - people.length,
      texts: Math.max(0, texts.length - MOST_TEXTS),
    },
  };
}

function isOpen(item: Item): boolean {
  return isUnfinished(item.state);
}

const taskId = (id: string): string => `task:${id}`;
const dayId = (time: number): string => `date:${isoDay(time)}`;

function taskNodes(options: {
  readonly tracker: Tracker | null;
  readonly items: readonly Item[];
  readonly links: TextLinks;
}): readonly GraphNode[] {
  const { tracker, items, links } = options;
  if (tracker === null) return [];
  const extra = new Map([...links.waits].map(([blocked, blockers]) => [blocked, [...blockers.keys()]]));
  const holdsUp = new Map<string, number>();
  const waiting = new Set<string>();
  for (const item of items.filter((candidate) => isOpen(candidate))) {
    const blockers = openBlockers({ tracker, root: item.id, extra });
    if (blockers.length > 0) waiting.add(item.id);
    for (const { item: blocker } of blockers) holdsUp.set(blocker.id, (holdsUp.get(blocker.id) ?? 0) + 1);
  }
  return items.map(({ id, title, status, state, owner, due: dueAt, originalDue, block }) => ({
    kind: 'task',
    id: taskId(id),
    title: title === '' ? id : `${id} ${title}`,
    sources: [sourceAt(block)],
    status,
    state,
    waiting: waiting.has(id),
    holdsUp: holdsUp.get(id) ?? 0,
    owner,
    due: dueAt,
    originalDue,
  }));
}

/** Those with open tasks first, then those who wrote most. People who neither own nor wrote anything are left out. */
function personNodes(options: { readonly authors: Authors; readonly items: readonly Item[] }): readonly GraphNode[] {
  const { authors, items } = options;
  const nodes = authors.people.flatMap((person) => {
    const own = items.filter(({ owner }) => owner !== null && authors.idOf(owner) === person.id);
    const open = own.filter((item) => isOpen(item));
    const newest = person.newest ?? open[0]?.block ?? own[0]?.block;
    if (newest === undefined) return [];
    const { id, name: title, emails, written } = person;
    const sources = [sourceAt(newest)];
    return [{ kind: 'person' as const, id, title, sources, emails: [...emails], openTasks: open.length, written }];
  });
  return nodes.toSorted((left, right) => right.openTasks - left.openTasks || right.written - left.written);
}

function dateNodes(items: readonly Item[]): readonly GraphNode[] {
  const days = new Map<string, Item[]>();
  for (const item of items)
    if (item.due !== null && isOpen(item)) {
      const day = isoDay(item.due);
      days.set(day, [...(days.get(day) ?? []), item]);
    }
  return [...days]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([day, owed]) => ({
      kind: 'date',
      id: `date:${day}`,
      title: day,
      day,
      openTasks: owed.length,
      sources: owed.slice(0, 3).map(({ block }) => sourceAt(block)),
    }));
}

function waits(options: { readonly items: readonly Item[]; readonly links: TextLinks }): readonly GraphEdge[] {
  const { items, links } = options;
  const byId = new Map(items.map((item) => [item.id, item]));
  return items.flatMap((item) => {
    const inTexts = links.waits.get(item.id) ?? new Map();
    const blockers = new Set([...item.blockedBy, ...inTexts.keys()]);
    return [...blockers].flatMap((blocker): readonly GraphEdge[] => {
      const other = byId.get(blocker);
      if (other === undefined) return [];
      const table = item.blockedBy.includes(blocker) ? [stating({ item, other })] : [];
      const sources = [...table, ...(inTexts.get(blocker) ?? [])].slice(0, 5);
      return [{ from: taskId(item.id), to: taskId(blocker), kind: 'waits-for', sources }];
    });
  });
}

function owned(options: { readonly items: readonly Item[]; readonly authors: Authors }): readonly GraphEdge[] {
  return options.items.flatMap(({ id, owner, block }): readonly GraphEdge[] => {
    const person = owner === null ? null : options.authors.idOf(owner);
    return person === null ? [] : [{ from: taskId(id), to: person, kind: 'owned-by', sources: [sourceAt(block)] }];
  });
}

function due(items: readonly Item[]): readonly GraphEdge[] {
  return items.flatMap((item): readonly GraphEdge[] =>
    item.due === null || !isOpen(item)
      ? []
      : [{ from: taskId(item.id), to: dayId(item.due), kind: 'due-on', sources: [sourceAt(item.block)] }],
  );
}

function named(options: { readonly links: TextLinks; readonly authors: Authors }): readonly GraphEdge[] {
  const { links, authors } = options;
  return [...links.named].flatMap(([item, blocks]) => {
    const byPerson = new Map<string, Block[]>();
    for (const block of blocks) {
      const person = block.author === null ? null : authors.idOf(block.author);
      if (person !== null) byPerson.set(person, [...(byPerson.get(person) ?? []), block]);
    }
    return [...byPerson]
      .toSorted(([, left], [, right]) => right.length - left.length)
      .slice(0, MOST_WRITERS)
      .map(([person, written]): GraphEdge => ({
        from: taskId(item),
        to: person,
        kind: 'named-by',
        sources: written.slice(0, 3).map((block) => sourceAt(block)),
      }));
  });
}
