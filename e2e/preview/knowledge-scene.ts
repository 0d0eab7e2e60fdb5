import type { EngineHandlers } from '../../src/shared/contract/index.ts';
import type { GraphEdge, GraphNode } from '../../src/shared/contract/memory.ts';
import type { Block, BlockKind, Passage } from '../../src/shared/domain/source.ts';
import { BlockId } from '../../src/shared/kernel/ids.ts';
import { ok } from '../../src/shared/kernel/result.ts';
import { sourcesScene } from './sources-scene.ts';
import { hash } from './scenes.ts';

const DAY = 86_400_000;
const MARCH = Date.UTC(2025, 2, 12, 9, 4);

/** Sources, search and graph of the invented company; `empty` was never read. */
export function knowledgeScene(scene: string): Pick<EngineHandlers, 'sources' | 'memory'> {
  const missing = scene === 'empty';
  const { all, filesOf, ...changes } = sourcesScene(scene);
  return {
    sources: {
      ...changes,
      list: async ({ workspaceId }) =>
        ok({
          sources: [...all(workspaceId)],
          files: missing ? [] : [...files, ...filesOf()],
          blocks: missing ? 0 : 843,
          asOf: missing ? null : Date.UTC(2025, 2, 14, 16, 5),
        }),
      ingest: async function* ingest(_input, { signal }) {
        for (let done = 0; done <= 20 && !signal.aborted; done += 1) {
          await new Promise((resolve) => setTimeout(resolve, 60));
          yield { stage: done < 10 ? 'reading' : 'embedding', done, total: 20, note: 'mail.mbox' } as const;
        }
        if (!signal.aborted) yield { stage: 'done', done: 20, total: 20, note: '843 entries in 6 files' } as const;
      },
      search: async ({ query, kinds }) =>
        ok({
          passages: query.includes('nothing')
            ? []
            : found.filter(({ block: { kind } }) => kinds === null || kinds.includes(kind)),
        }),
      passage: async ({ file, locator }) => ok({ ...passageOf(file, locator), stale: scene === 'failed' }),
    },
    memory: {
      graph: async () =>
        missing
          ? ok({ nodes: [], edges: [], leftOut: { tasks: 0, people: 0, texts: 0 } })
          : ok({ nodes, edges, leftOut: { tasks: 0, people: 0, texts: 0 } }),
    },
  };
}

const files = [
  ...['tracker.csv', 'mail.mbox', 'chat/general.json', 'repository.git', 'launch.ics'].map((name) => sourceFile(name)),
  {
    ...sourceFile('status-report.pdf'),
    problem: { code: 'no-text', message: '2 of 9 pages hold no text (4, 7); scanned pages are not searchable.' },
  },
  {
    ...sourceFile('old/archive.zip'),
    ...{ blocks: 0, format: 'unknown' },
    problem: { code: 'unknown-format', message: 'Guildhall does not know this kind of file.' },
  },
];

function sourceFile(name: string) {
  const bytes = name.length * 81_000;
  const format = name.split('.').at(-1) ?? '';
  return { file: name, format, bytes, sha256: hash(name), blocks: name.length * 11, problem: null };
}

const boardText =
  'Quick status from Halden: the redesigned flight board fails at 61 °C in the chamber. Until the vendor ships revision C we cannot start vibration testing. They now say 2 April at the earliest.\n\nI will keep the chamber booked.';

const mailFields = { from: 'Mira Holm <mira@orion.example>', to: 'team@orion.example', subject: 'Re: flight board' };
const row88 = {
  ID: 'ORN-88',
  Title: 'Thermal test of the flight board',
  Status: 'Blocked',
  Assignee: 'Mira Holm',
  Deadline: '2025-03-10',
  'Blocked by': 'ORN-91',
};
const row87 = {
  ...row88,
  ID: 'ORN-87',
  Title: 'Book the chamber',
  Status: 'Done',
  Assignee: 'Tomas Reyes',
  'Blocked by': '',
};
const row89 = { ...row88, ID: 'ORN-89', Title: 'Vibration test', Status: 'To Do', 'Blocked by': 'ORN-88' };

const mail = (locator: string, text: string): Block =>
  block({ file: 'mail.mbox', locator, kind: 'mail', text, fields: mailFields, author: 'Mira Holm', thread: 't1' });
const row = (fields: Readonly<Record<string, string>>): Block =>
  block({
    ...{ file: 'tracker.csv', locator: `row ${fields['ID'] ?? ''}`, kind: 'row', title: fields['Title'] ?? '' },
    ...{ text: Object.values(fields).join(','), fields: { ...fields } },
  });
const message = (options: { readonly at: string; readonly author: string; readonly text: string }): Block =>
  block({
    ...{ file: 'chat/general.json', locator: `message general/${options.at}`, kind: 'message', title: '#general' },
    ...{ text: options.text, author: options.author, thread: 'general/1', fields: { channel: 'general', user: 'U1' } },
  });

/** What stands around a place, by the kind of its source. */
function passageOf(file: string, locator: string) {
  if (file === 'tracker.csv') return { block: { ...row(row88), locator }, before: [row(row87)], after: [row(row89)] };
  if (file.startsWith('chat/'))
    return {
      block: {
        ...message({
          at: '2',
          author: 'Tomas Reyes',
          text: 'The range safety file came back: two signatures are missing.',
        }),
        locator,
      },
      before: [message({ at: '1', author: 'Ines Dahl', text: 'Did the range safety file go through?' })],
      after: [message({ at: '3', author: 'Ines Dahl', text: 'I will chase them after lunch.' })],
    };
  if (file.endsWith('.git'))
    return {
      block: block({
        ...{ file, locator, kind: 'commit', title: 'Lower the heater limit', author: 'Mira Holm' },
        text: 'Lower the heater limit\n\nThe board fails at 61 °C, see ORN-88.',
        fields: {
          ...{ sha: '1a2b3c4d5e6f', author: 'Mira Holm', branches: 'main, thermal', date: '2025-03-12T09:04:00.000Z' },
          ...{ changes: 'M firmware/heater.c\nA docs/limits.md' },
          diff: '--- firmware/heater.c\n+++ firmware/heater.c\n@@ -12,3 +12,3 @@\n #include "board.h"\n-static const int LIMIT = 65;\n+static const int LIMIT = 58;\n',
        },
      }),
      before: [],
      after: [],
    };
  if (file.endsWith('.pdf'))
    return {
      block: block({
        ...{ file, locator, kind: 'page', title: 'Status report', fields: { page: '3', pages: '9' } },
        text: 'Open points\nThe flight board is late. Revision C is expected on 2 April.',
      }),
      before: [],
      after: [
        block({
          file,
          locator: 'page 4',
          kind: 'page',
          title: 'Status report',
          text: 'Budget',
          fields: { page: '4', pages: '9' },
        }),
      ],
    };
  return {
    block: { ...mail(locator, boardText), file },
    before: [{ ...mail('mail 40', 'Can somebody tell me whether the chamber slot on Thursday is still ours?'), file }],
    after: [
      { ...mail('mail 42', 'Thanks Mira. I told the launch provider that the window on 21 March is off.'), file },
    ],
  };
}

function block(options: {
  readonly file: string;
  readonly locator: string;
  readonly kind: BlockKind;
  readonly text: string;
  readonly fields: Record<string, string>;
  readonly title?: string;
  readonly author?: string;
  readonly thread?: string;
}): Block {
  const { file, locator, kind, text, fields, title = 'Re: flight board', author = null, thread = null } = options;
  const place = { id: BlockId.parse(`${file}#${locator}`), file, locator, start: 0, end: text.length };
  return { ...place, kind, title, text, fields, author, thread, timestamp: MARCH };
}

const found: readonly Passage[] = [
  { block: mail('mail 41', boardText), start: 0, end: boardText.length, score: 0.033, vectorRank: 1, textRank: 2 },
  hit(row(row88), { vectorRank: 3, textRank: 1 }),
  hit(passageOf('repository.git', 'commit 1a2b3c4d5e6f').block, { vectorRank: 2, textRank: null }),
  hit(passageOf('status-report.pdf', 'page 3').block, { vectorRank: null, textRank: 3 }),
];

function hit(of: Block, ranks: Pick<Passage, 'vectorRank' | 'textRank'>): Passage {
  return { block: of, start: 0, end: of.text.length, score: 0.02, ...ranks };
}

type TaskFacts = {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly owner: string;
  readonly due: number | null;
  readonly originalDue?: number;
  readonly holdsUp?: number;
  readonly waiting?: boolean;
};

function task(facts: TaskFacts): GraphNode {
  const { id, title, status, owner, due, originalDue = null, holdsUp = 0, waiting = false } = facts;
  const state = status === 'Done' ? 'done' : status === 'Blocked' ? 'blocked' : status === 'To Do' ? 'open' : 'active';
  const sources = [{ file: 'tracker.csv', locator: `row ${id}`, text: `${id},${title}` }];
  return {
    kind: 'task',
    id: `task:${id}`,
    title: `${id} ${title}`,
    sources,
    status,
    state,
    waiting,
    holdsUp,
    owner,
    due,
    originalDue,
  };
}

const at = (days: number): number => Date.UTC(2025, 2, 1) + days * DAY;

const tasks: readonly TaskFacts[] = [
  {
    id: 'ORN-1',
    title: 'Orion launch',
    status: 'To Do',
    owner: 'Ines Dahl',
    due: at(46),
    originalDue: at(20),
    waiting: true,
  },
  {
    id: 'ORN-89',
    title: 'Vibration test',
    status: 'To Do',
    owner: 'Mira Holm',
    due: at(30),
    waiting: true,
    holdsUp: 1,
  },
  {
    id: 'ORN-88',
    title: 'Thermal test of the flight board',
    status: 'Blocked',
    owner: 'Mira Holm',
    due: at(9),
    waiting: true,
    holdsUp: 2,
  },
  {
    id: 'ORN-91',
    title: 'Revision C from the vendor',
    status: 'In Progress',
    owner: 'Tomas Reyes',
    due: at(32),
    holdsUp: 3,
  },
  { id: 'ORN-70', title: 'Range safety file', status: 'In Progress', owner: 'Tomas Reyes', due: at(6), holdsUp: 1 },
  { id: 'ORN-87', title: 'Book the chamber', status: 'Done', owner: 'Tomas Reyes', due: null },
];

const people = ['Tomas Reyes', 'Mira Holm', 'Ines Dahl'];

const nodes: GraphNode[] = [
  ...tasks.map((facts) => task(facts)),
  ...people.map((name): GraphNode => ({
    ...{
      kind: 'person',
      id: `person:${name}`,
      title: name,
      emails: [`${name.split(' ')[0]?.toLowerCase()}@orion.example`],
    },
    ...{ openTasks: tasks.filter(({ owner, status }) => owner === name && status !== 'Done').length, written: 17 },
    sources: [{ file: 'mail.mbox', locator: 'mail 41', text: 'I will keep the chamber booked.' }],
  })),
  ...[9, 46].map((days): GraphNode => {
    const day = new Date(at(days)).toISOString().slice(0, 10);
    const sources = [{ file: 'tracker.csv', locator: 'row ORN-88', text: 'ORN-88' }];
    return { kind: 'date', id: `date:${day}`, title: day, day, openTasks: 1, sources };
  }),
];

const waits = (from: string, to: string, place: GraphEdge['sources'][number]): GraphEdge => ({
  ...{ from: `task:${from}`, to: `task:${to}`, kind: 'waits-for', sources: [place] },
});
const tableSays = (id: string) => ({ file: 'tracker.csv', locator: `row ${id}`, text: id });

const edges: GraphEdge[] = [
  waits('ORN-1', 'ORN-89', tableSays('ORN-1')),
  waits('ORN-1', 'ORN-70', tableSays('ORN-1')),
  waits('ORN-89', 'ORN-88', tableSays('ORN-89')),
  waits('ORN-88', 'ORN-91', {
    file: 'mail.mbox',
    locator: 'mail 41',
    text: 'Until the vendor ships revision C we cannot start vibration testing.',
  }),
  ...tasks.map(({ id, owner }): GraphEdge => ({
    ...{ from: `task:${id}`, to: `person:${owner}`, kind: 'owned-by', sources: [tableSays(id)] },
  })),
  ...[
    ['ORN-88', 9],
    ['ORN-1', 46],
  ].map(([id, days]): GraphEdge => ({
    ...{ from: `task:${id}`, kind: 'due-on', sources: [tableSays(String(id))] },
    to: `date:${new Date(at(Number(days))).toISOString().slice(0, 10)}`,
  })),
];
