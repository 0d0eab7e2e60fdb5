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
};
