import type { PresetInfo, ToolInfo } from '../../src/shared/domain/preset.ts';

const shared = {
  models: [
    { role: 'worker', when: 'first' },
    { role: 'decider', when: 'low-confidence' },
  ],
  tools: [],
  memory: { kinds: [], files: [] },
  labels: [],
  examples: [],
  fields: [],
  settings: { reads: 'relevant', limit: 40, keeps: [] },
  budget: { tokens: 600_000, modelMs: 1_200_000, retries: 1 },
} satisfies Partial<PresetInfo['agent']>;

type Drawn = Omit<PresetInfo, 'agent'> & Pick<PresetInfo['agent'], 'kinds'> & Partial<PresetInfo['agent']>;

/** Written out because pages do not know the engine; the ids, skills and shapes are the engine's own. */
function preset({ id, title, describes, group, skill, takes, gives, edits, ...agent }: Drawn): PresetInfo {
  return {
    ...{ id, title, describes, group, skill, takes, gives, edits },
    agent: { ...shared, preset: id, title, role: describes, ...agent },
  };
}

const labels = [
  { name: 'problem', means: 'something is broken, missing or late now' },
  { name: 'request', means: 'somebody asks another to do something' },
  { name: 'other', means: 'small talk, thanks, anything else' },
];

const examples = [
  { item: 'The door of the cold store does not close any more.', label: 'problem' },
  { item: 'Could you send me the seating plan by Thursday?', label: 'request' },
  { item: 'Thanks a lot, have a nice weekend!', label: 'other' },
];

export const scenePresets: readonly PresetInfo[] = [
  preset({
    id: 'coordinator',
    title: 'Coordinator',
    describes: 'Turns the question into tasks along the lines you draw, and puts the results together.',
    group: 'coordinate',
    skill: null,
    takes: 'question',
    gives: 'plan',
    edits: [],
    kinds: ['plan', 'report'],
  }),
  preset({
    id: 'reader',
    title: 'Reader',
    describes: 'Brings passages from your files: those nearest to the question, or all of them in order.',
    group: 'read',
    skill: 'read-sources',
    takes: 'question',
    gives: 'items',
    edits: ['reads', 'memory'],
    kinds: ['search-query'],
  }),
  preset({
    id: 'table-worker',
    title: 'Table worker',
    describes: 'Answers a question about the rows of a table. The numbers are computed by code.',
    group: 'read',
    skill: 'query-tables',
    takes: 'question',
    gives: 'items',
    edits: ['memory', 'tools'],
    kinds: ['table-calc'],
    tools: [{ tool: 'table-query', approval: 'never' }],
  }),
  preset({
    id: 'extractor',
    title: 'Extractor',
    describes: 'Takes named values out of each item.',
    group: 'decide',
    skill: 'extract-fields',
    takes: 'items',
    gives: 'items',
    edits: ['fields'],
    kinds: ['extract'],
    fields: [{ name: 'who', type: 'name', means: 'the person who is to do it' }],
  }),
  preset({
    id: 'classifier',
    title: 'Classifier',
    describes: 'Gives each item one of your labels, and hands on those that you want to keep.',
    group: 'decide',
    skill: 'classify-items',
    takes: 'items',
    gives: 'items',
    edits: ['labels', 'examples', 'keeps'],
    kinds: ['classify'],
    labels,
    examples,
  }),
  preset({
    id: 'router',
    title: 'Router',
    describes: 'Sends each item the way that fits it. Each label is a way: draw one line for each.',
    group: 'decide',
    skill: 'classify-items',
    takes: 'items',
    gives: 'items',
    edits: ['labels', 'examples'],
    kinds: ['classify'],
    labels,
    examples,
  }),
  preset({
    id: 'critic',
    title: 'Critic',
    describes: 'Compares what another agent says of an item with the item itself.',
    group: 'check',
    skill: 'check-items',
    takes: 'items',
    gives: 'items',
    edits: ['keeps', 'tools'],
    kinds: ['judge'],
  }),
  preset({
    id: 'report-writer',
    title: 'Report writer',
    describes: 'Says each item in one sentence with its source.',
    group: 'write',
    skill: 'write-report',
    takes: 'items',
    gives: 'answer',
    edits: ['tools'],
    kinds: ['report'],
  }),
];

export const sceneTools: readonly ToolInfo[] = [
  {
    id: 'table-query',
    title: 'Query a table',
    describes: 'Counts, adds up and compares the rows of a granted table.',
    effect: 'E0',
    mayRunUnasked: true,
  },
  {
    id: 'write-file',
    title: 'Write a file',
    describes: 'Saves a text into the folder of the run.',
    effect: 'E3',
    mayRunUnasked: false,
  },
];
