import type { TextProblemMessage } from '../../features/canvas/editor/document-text.ts';
import type { EditLabel, EditName, EditRefusal } from '../../features/canvas/editor/edit.ts';

type EditWords = { readonly [Name in EditName]: (about: string) => string };
type RefusalWords = {
  readonly [Code in EditRefusal['code']]: (refusal: Extract<EditRefusal, { readonly code: Code }>) => string;
};

/** What was done, as it stands in Undo and in the list of versions. */
const edits: EditWords = {
  'add-agent': (title) => `Add ${title}`,
  'add-comment': () => 'Add a comment',
  align: () => 'Align',
  arrange: () => 'Lay out',
  'change-agent': (title) => `Change ${title}`,
  'change-comment': () => 'Change a comment',
  'change-edge': () => 'Change a line',
  'change-group': () => 'Change a group',
  'change-team': () => 'Change the team',
  connect: (ends) => `Connect ${ends}`,
  disconnect: (ends) => `Disconnect ${ends}`,
  distribute: () => 'Space evenly',
  duplicate: (title) => (title === '' ? 'Duplicate' : `Duplicate ${title}`),
  'edit-text': () => 'Edit the JSON',
  fold: () => 'Fold a group',
  group: (pattern) => `Group as ${pattern}`,
  move: (title) => (title === '' ? 'Move' : `Move ${title}`),
  paste: (title) => (title === '' ? 'Paste' : `Paste ${title}`),
  remove: (titles) => (titles === '' ? 'Remove a line' : `Remove ${titles}`),
  restore: (version) => `Restore ${version}`,
  snap: () => 'Put on the grid',
  ungroup: () => 'Ungroup',
  unfold: () => 'Unfold a group',
};

const refusals: RefusalWords = {
  'read-only': () => 'This team ships with Guildhall. Make a copy to change it.',
  'older-version': () => 'This is how the team once was. Restore it, or go back to now, to change it.',
  'nothing-selected': () => 'Select what it is for first.',
  'no-such-part': () => 'That part is no longer there.',
  'coordinator-stays': () => 'Every team has a coordinator; it cannot be removed.',
  'coordinator-not-grouped': () => 'The coordinator plans for the whole team and belongs to no group.',
  'already-grouped': ({ title }) => `“${title}” is in a group already. Ungroup it first.`,
  'group-too-small': () => 'This pattern needs at least two agents.',
  'too-many-ways': () => 'A router has at most six ways.',
  'not-for-pattern': ({ title }) => `“${title}” cannot take part in this pattern: its work does not fit it.`,
  'preset-missing': ({ preset }) => `The specialist “${preset}” is not in the palette.`,
  'not-connectable': ({ message }) => message,
  'value-invalid': () => 'That value does not fit here.',
  'not-team-parts': () => 'The clipboard holds no parts of a team.',
  'team-full': () => 'A team holds at most 1000 agents.',
};

function textProblem(message: TextProblemMessage): string {
  switch (message.code) {
    case 'syntax':
      return {
        value: 'A value is missing or not valid JSON here.',
        name: 'A name in double quotes is expected here.',
        colon: 'A colon is missing after the name.',
        comma: 'A comma or the closing bracket is missing here.',
        end: 'Nothing may follow the closing bracket.',
      }[message.expected];
    case 'schema':
      return message.message;
    case 'unknown-part':
      return `No agent of this team has the id “${message.partId}”.`;
    case 'repeated-id':
      return `Another part has the id “${message.partId}” already.`;
    case 'other-team':
      return 'The id of a team stays as it is.';
  }
}

/** The newest few things that were done, for a list of versions; without any, they were taken back. */
function describe(labels: readonly EditLabel[]): string {
  const words = [...new Set(labels.map(({ edit, about }) => edits[edit](about)))];
  if (words.length === 0) return 'Undo';
  return words.length <= 3 ? words.join(', ') : `${words.slice(-3).join(', ')} and ${words.length - 3} more`;
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

const inspector = {
  title: 'Name',
  titleMissing: 'A name is needed.',
  role: 'Role',
  roleHint: 'What it is for, in the words of its prompt.',
  outOfRange: (least: number, most: number): string => `A whole number from ${least} to ${most}.`,
  team: {
    title: 'Team',
    hint: 'Select a part of the canvas to change it. This is what belongs to all of them.',
    description: 'Description',
    coordinator: 'Coordinator',
    ownPlan:
      'This team has a plan of its own, written in code: lines show who works for whom, and do not change what is done.',
  },
  selection: {
    title: (count: number): string => `${count} parts`,
    hint: 'Align, group, copy or remove them with the tools above the canvas, or go on with one.',
  },
  comment: {
    title: 'Comment',
    hint: 'For people. No agent reads it.',
    text: 'Text',
    width: 'Width in pixels',
  },
  edge: {
    title: 'Line',
    kind: 'Meaning',
    label: 'Items on this way',
    all: 'All items',
    allHint: 'Every item goes this way, whatever its label.',
    labelHint: 'Only items with this label go this way.',
    remove: 'Remove the line',
  },
  group: {
    untitled: 'Untitled',
    titleHint: 'Empty shows the name of the pattern.',
    needed: 'Votes needed',
    neededHint: (members: number): string => `Of ${members}. An item without so many equal votes counts as unsure.`,
    folded: 'Folded into one box',
    ungroup: 'Ungroup',
    members: 'Agents in it',
  },
  labels: {
    title: 'Labels',
    name: (number: number): string => `Label ${number}`,
    means: (name: string): string => `What ${name} means`,
    nameTaken: 'A label needs a name of its own.',
    fresh: 'label',
    add: 'Add a label',
    remove: (name: string): string => `Remove the label ${name}`,
  },
  examples: {
    title: (count: number): string => (count === 0 ? 'Examples' : `Examples (${count})`),
    hint: 'Lines with the label that is right for them. They show the model what you mean, and teach a small head that answers in milliseconds where it is sure.',
    add: 'Teach a line',
    addHint: 'One line, or a list with one on each line',
    addLabel: 'Right label for it',
    addAction: (count: number): string => (count > 1 ? `Add ${count}` : 'Add'),
    filter: 'Show examples with',
    allLabels: 'All labels',
    item: (number: number): string => `Example ${number}`,
    itemMissing: 'An example needs a text.',
    labelOf: (number: number): string => `Label of example ${number}`,
    remove: (number: number): string => `Remove example ${number}`,
    more: (count: number): string => `Show ${count} more`,
  },
  teach: {
    training: 'Training on the examples…',
    accuracy: (before: string, after: string): string => `${before} → ${after} right`,
    heldBack: (count: number): string =>
      `On ${plural(count, 'line', 'lines')} held back from training: by the labels alone, then with your examples.`,
    tooFew: 'Four examples of a label are needed before what it has learned can be measured.',
    alone: 'It answers by itself where it is sure, and asks the model about the rest.',
    notAlone: 'Not good enough yet to answer by itself: the examples only go into the prompt.',
    cost: (item: string, training: string): string => `${item} a line · trained in ${training}`,
  },
  fields: {
    title: 'Fields',
    name: 'Name',
    nameWrong: 'Letters and digits, beginning with a small letter.',
    nameTaken: 'Another field has this name.',
    type: (name: string): string => `Type of ${name}`,
    types: { text: 'Text', number: 'Number', date: 'Date', name: 'Name' },
    means: (name: string): string => `What ${name} means`,
    add: 'Add a field',
    remove: (name: string): string => `Remove the field ${name}`,
  },
  settings: {
    title: 'Work',
    reads: 'Reads',
    relevant: 'What fits the question',
    everything: 'Everything in its sources',
    keeps: 'Hands on',
    keepsAll: 'None is chosen: all items are handed on.',
    keepsSome: 'Items with other labels end here.',
    limit: 'Items at most',
    limitHint: 'What is left out is said in the result.',
  },
  tools: {
    title: 'Tools',
    none: 'It has no tools: it reads what it is handed, and writes nothing.',
    unknown: 'This tool is not in this version of Guildhall.',
    add: 'Give it a tool…',
    remove: (title: string): string => `Take ${title} away`,
    approval: (title: string): string => `Permission of ${title}`,
    approvals: { never: 'Goes ahead without asking', always: 'Asks before each call' },
  },
  memory: {
    title: 'Sources',
    kinds: 'Kinds',
    allKinds: 'None is chosen: it may read all kinds.',
    someKinds: 'It reads only these.',
    files: 'Files and folders',
    filesHint: 'One beginning of a path on each line; empty for all.',
  },
  models: {
    title: 'Models',
    none: 'No model: code alone does its work.',
    when: { first: 'answers first', 'low-confidence': 'when unsure', 'failed-checks': 'when a check fails' },
    whenOf: (role: string): string => `When the model for ${role} is asked`,
    add: 'Add a model…',
    remove: (role: string): string => `Remove the model for ${role}`,
  },
  budget: {
    title: 'Budget of a task',
    tokens: 'Tokens',
    seconds: 'Seconds',
    retries: 'Retries',
    hint: 'Seconds are those of models at work; waiting does not count.',
  },
};

/** The editor of a team: its undo, its refusals and its panels. What the canvas itself says is in `teams.ts`. */
export const canvas = {
  /** An entry of the history in words. */
  edit: ({ edit, about }: EditLabel): string => edits[edit](about),
  /** Why an edit was not made, in words. */
  refusal(refusal: EditRefusal): string {
    // One function for each code, called with the refusal of that very code.
    const say = refusals[refusal.code] as (of: EditRefusal) => string;
    return say(refusal);
  },
  inspector,
  marks: {
    hint: (agent: string, team: string): string =>
      `Say which labels are right. Each mark becomes an example of “${agent}” in “${team}” and trains its head.`,
    shipped: (team: string): string => `“${team}” ships with Guildhall. Make a copy to teach it from this run.`,
    gone: 'The team of this run or this agent is no longer there, so nothing can be taught.',
    full: 'An agent has at most 500 examples. Remove some on the canvas first.',
    group: (item: string): string => `Was the label right? ${item.slice(0, 80)}`,
    right: 'Right',
    wrong: 'Wrong',
    rightLabel: 'Right label',
    choose: 'Choose the right label',
    handedOn: 'Labels that it gave',
    unsure: 'unsure',
    more: (count: number): string => `Show ${count} more`,
  },
  json: {
    label: 'The team as JSON',
    inStep: 'In step with the canvas',
    waiting: (count: number): string => plural(count, 'problem', 'problems'),
    canvasWaits: 'The canvas stays as it is until the text is a team again.',
    discard: 'Discard',
    copy: 'Copy the JSON',
    problems: 'Problems of the text',
    line: (line: number): string => `Line ${line}`,
    problem: textProblem,
  },
  problems: {
    none: 'Nothing is wrong with this team.',
    error: 'Problem',
    warning: 'Warning',
    errors: (count: number): string => `${plural(count, 'problem keeps', 'problems keep')} it from running`,
    warnings: (count: number): string => `${plural(count, 'thing', 'things')} worth a look`,
  },
  versions: {
    describe,
    hint: 'Every saved state. Open one to see what has changed since.',
    none: 'Nothing has been changed yet. Each change is saved here by itself.',
    unnamed: 'Created',
    current: 'now',
    older: 'Show older versions',
    same: 'The team is as it was then.',
    changes: (when: string): string => `Changes from ${when} to now`,
    more: (count: number): string => `and ${count} more lines`,
    restore: 'Restore this version',
    shown: (when: string): string => `The team as it was on ${when}`,
    now: 'Back to now',
    nothingDrawn: 'Nothing that is drawn has changed since.',
    sorts: { added: 'added since', removed: 'removed since', changed: 'changed since', moved: 'moved since' },
    count: (count: number, sort: string): string => `${count} ${sort}`,
    part: (name: string, sort: string): string => `${name}, ${sort}`,
  },
};
