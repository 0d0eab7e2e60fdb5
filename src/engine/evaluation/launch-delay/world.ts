import { createRandom, type Random } from './random.ts';
import { createWorkClock, formatDay, type DateStyle, type WorkClock } from './dates.ts';
import type { Person } from './drafts.ts';
import type { ChannelKey, RoleKey, Trade, Wording } from './wording/wording-types.ts';

/** How this company's tracker export looks. */
export interface TrackerStyle {
  readonly file: string;
  readonly delimiter: ',' | ';';
  readonly states: { readonly open: string; readonly active: string; readonly done: string };
  readonly headers: {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly owner: string;
    readonly created: string;
    readonly updated: string;
    readonly due: string;
    readonly project: string;
    readonly labels: string;
    readonly blockedBy: string;
    readonly blocks: string | undefined;
    readonly description: string;
    readonly comment: string;
  };
  readonly dates: DateStyle;
  readonly separator: string;
}

export interface World {
  readonly seed: number;
  /** Seed 1 in development wording: the sample that ships with the app. */
  readonly committed: boolean;
  readonly random: Random;
  readonly wording: Wording;
  readonly trade: Trade;
  readonly company: string;
  readonly domain: string;
  readonly launchWord: string;
  /** Index 0 is the project whose launch slips. */
  readonly projects: readonly { readonly name: string; readonly prefix: string }[];
  readonly people: Readonly<Record<RoleKey, Person>>;
  readonly clock: WorkClock;
  readonly dates: { readonly original: number; readonly old: number; readonly new: number };
  readonly channels: Readonly<Record<ChannelKey, string>>;
  readonly tracker: TrackerStyle;
  /** The next free item id of a project. */
  takeId(projectIndex: number): string;
}

const roleTitles: Readonly<Record<RoleKey, string>> = {
  lead: 'programme lead',
  backend: 'backend engineer',
  client: 'client engineer',
  platform: 'platform engineer',
  quality: 'quality engineer',
  operations: 'operations',
  data: 'data engineer',
  design: 'designer',
  legal: 'legal',
  compliance: 'compliance',
  customer: 'customer success',
  sales: 'sales',
  marketing: 'marketing',
  support: 'support lead',
  finance: 'finance',
  office: 'office manager',
};
const roleKeys = Object.keys(roleTitles) as RoleKey[];

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{ASCII}]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

function createPeople(random: Random, wording: Wording, domain: string): Readonly<Record<RoleKey, Person>> {
  const first = random.shuffle(wording.firstNames);
  const last = random.shuffle(wording.lastNames);
  const entries = roleKeys.map((role, index): [RoleKey, Person] => {
    const given = first[index] ?? `Person${index}`;
    const family = last[index] ?? `Name${index}`;
    const handle = random.chance(0.7) ? plain(given) : `${plain(given).slice(0, 1)}${plain(family)}`;
    const person = {
      name: `${given} ${family}`,
      first: given,
      email: `${plain(given)}.${plain(family)}@${domain}`,
      handle,
      chatId: `U0${String(random.integer(100, 999))}${plain(family).slice(0, 3).toUpperCase().padEnd(3, 'X')}${index}`,
      role: roleTitles[role],
    };
    return [role, person];
  });
  return Object.fromEntries(entries) as Record<RoleKey, Person>;
}

function createTrackerStyle(random: Random): TrackerStyle {
  const states = random.pick([
    { open: 'To Do', active: 'In Progress', done: 'Done' },
    { open: 'Open', active: 'Doing', done: 'Closed' },
    { open: 'Backlog', active: 'Active', done: 'Shipped' },
    { open: 'Offen', active: 'In Arbeit', done: 'Erledigt' },
    { open: 'New', active: 'Started', done: 'Resolved' },
  ]);
  return {
    file: random.pick(['tracker.csv', 'issues.csv', 'board-export.csv', 'tickets.csv']),
    delimiter: random.chance(0.6) ? ',' : ';',
    states,
    headers: {
      id: random.pick(['ID', 'Key', 'Ticket', 'Item']),
      title: random.pick(['Title', 'Summary', 'Name', 'Subject']),
      state: random.pick(['Status', 'State', 'Column']),
      owner: random.pick(['Owner', 'Assignee', 'Assigned to', 'Responsible']),
      created: random.pick(['Created', 'Created at', 'Opened']),
      updated: random.pick(['Updated', 'Last change', 'Modified']),
      due: random.pick(['Due', 'Due date', 'Target date', 'Deadline']),
      project: random.pick(['Project', 'Board', 'Stream']),
      labels: random.pick(['Labels', 'Tags']),
      blockedBy: random.pick(['Blocked by', 'Depends on', 'Waiting for', 'Predecessors']),
      blocks: random.chance(0.35) ? random.pick(['Blocks', 'Needed by']) : undefined,
      description: random.pick(['Description', 'Details']),
      comment: random.pick(['Last comment', 'Latest comment', 'Notes']),
    },
    dates: random.pick(['iso', 'german', 'american', 'short'] as const),
    separator: random.pick([', ', ' ', ' | ']),
  };
}

type IdStyle = 'dash' | 'hash' | 'slash';

function idMaker(random: Random, projects: World['projects'], style: IdStyle): (index: number) => string {
  const next = projects.map(() => random.integer(8, 140));
  let shared = random.integer(60, 400);
  return (index) => {
    const step = random.integer(1, 3);
    if (style === 'hash') {
      shared += step;
      return `#${shared}`;
    }
    const number = (next[index] ?? 1) + step;
    next[index] = number;
    const prefix = projects[index]?.prefix ?? 'X';
    return style === 'dash' ? `${prefix}-${number}` : `${prefix}/${String(number).padStart(4, '0')}`;
  };
}

/** The world of seed 1 in development wording is fixed where documents and tests quote it. */
const committedStyle = (style: TrackerStyle): TrackerStyle => ({
  ...style,
  file: 'tracker.csv',
  delimiter: ',',
  separator: ', ',
  states: { open: 'To Do', active: 'In Progress', done: 'Done' },
  headers: {
    ...style.headers,
    id: 'ID',
    title: 'Title',
    state: 'Status',
    owner: 'Assignee',
    blockedBy: 'Blocked by',
    blocks: undefined,
  },
  dates: 'iso',
});

/** Draws everything that holds for the whole company: trade, people, projects, dates, styles. */
export function createWorld(options: { readonly seed: number; readonly wording: Wording }): World {
  const { seed, wording } = options;
  const committed = seed === 1 && wording.name === 'development';
  const random = createRandom(seed * 2 + (wording.name === 'development' ? 0 : 1)).fork('world');
  const trade = committed ? (wording.trades[0] ?? random.pick(wording.trades)) : random.pick(wording.trades);
  const company = committed ? (trade.companies[0] ?? '') : random.pick(trade.companies);
  const domain = `${plain(company)}.example`;
  const names = committed ? trade.projects : random.shuffle(trade.projects);
  const projects = names.slice(0, random.integer(3, 4)).map(([name, prefix]) => ({ name, prefix }));
  const zone = random.pick(['Europe/Berlin', 'Europe/London', 'America/New_York']);
  const monday = Date.UTC(2026, 2, 2) + random.integer(0, 26) * 7 * 86_400_000;
  const newest = (committed ? Date.UTC(2026, 2, 23) : monday) + random.integer(1, 4) * 86_400_000;
  const clock = createWorkClock({ random: random.fork('clock'), newest, zone });
  const original = clock.day(-random.integer(2, 7));
  const old = clock.day(-random.integer(11, 15));
  const tracker = createTrackerStyle(random);
  return {
    seed,
    committed,
    random,
    wording,
    trade,
    company,
    domain,
    launchWord: committed ? 'launch' : random.pick(['launch', 'release', 'go-live', 'rollout']),
    projects,
    people: createPeople(random, wording, domain),
    clock,
    dates: { original, old, new: clock.day(-random.integer(19, 27)) },
    channels: {
      project: plain(projects[0]?.name ?? 'project'),
      engineering: random.pick(['engineering', 'dev', 'tech']),
      operations: random.pick(['ops', 'operations', 'infra-talk']),
      general: random.pick(['general', 'all-hands']),
      random: random.pick(['random', 'watercooler']),
      customers: random.pick(['customers', 'field', 'customer-voice']),
      other: plain(projects[1]?.name ?? 'other'),
    },
    tracker: committed ? committedStyle(tracker) : tracker,
    takeId: idMaker(
      random.fork('ids'),
      projects,
      committed ? 'dash' : random.pick(['dash', 'dash', 'hash', 'slash'] as const),
    ),
  };
}

/** A day as somebody would write it in running text. */
export function proseDay(random: Random, at: number): string {
  return formatDay(at, random.pick(['long', 'long', 'month-first', 'german', 'iso'] as const));
}
