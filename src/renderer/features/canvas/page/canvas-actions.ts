import { createContext, useContext } from 'react';
import type { PresetInfo } from '../../../../shared/domain/preset.ts';
import type { EdgeKind, Pattern, Position } from '../../../../shared/domain/team.ts';
import { invariant } from '../../../../shared/kernel/assert.ts';
import type { Catalogue } from '../../../i18n/catalogue.ts';
import { addAgent } from '../editor/commands/add-agent.ts';
import { copyParts, duplicateParts, pasteParts } from '../editor/commands/clipboard.ts';
import { addComment } from '../editor/commands/comments.ts';
import { connect } from '../editor/commands/connect.ts';
import { foldGroup } from '../editor/commands/fold-group.ts';
import { groupAs } from '../editor/commands/group-as.ts';
import { insertPattern } from '../editor/commands/insert-pattern.ts';
import { moveBy } from '../editor/commands/move-parts.ts';
import { removeParts } from '../editor/commands/remove-parts.ts';
import type { TeamCommand } from '../editor/edit.ts';
import { titleOf } from '../editor/parts.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { giveToAgent } from '../palette/give-to-agent.ts';
import type { PaletteEntry } from '../palette/palette-items.ts';
import type { CanvasStore, Connecting } from './canvas-store.ts';
import { refuse, say, select } from './canvas-store.ts';

/** What a person can do on a canvas: each by mouse and by key, each said to a screen reader, each refusal with its reason. */
export type CanvasActions = {
  /** True when it was done; then what it made is selected. */
  run(command: TeamCommand, options?: { readonly join?: string }): boolean;
  undo(): void;
  redo(): void;
  remove(): void;
  duplicate(): void;
  /** The selected parts as text, for the clipboard; null where there are none. */
  copy(): string | null;
  paste(text: string): void;
  move(by: Position): void;
  selectAll(): void;
  fold(groupId: string, collapsed: boolean): void;
  group(pattern: Pattern): void;
  comment(): void;
  /** Puts an entry of the palette onto the canvas, at a place or in the middle, or gives it to the agent. */
  add(entry: PaletteEntry, target: { readonly at: Position | null; readonly agentId: string | null }): void;
  connecting(connecting: Connecting | null): void;
  connect(from: string, to: string, kind: EdgeKind): void;
};

type Options = {
  readonly editor: TeamEditor;
  readonly store: CanvasStore;
  readonly text: Catalogue;
  readonly presets: readonly PresetInfo[];
  /** The middle of what is seen, in places of the canvas. */
  readonly middle: () => Position;
};

export function createCanvasActions(options: Options): CanvasActions {
  const { editor, store, text } = options;
  const words = text.teams;
  const selected = (): readonly string[] => [...store.getState().selected];
  const run: CanvasActions['run'] = (command, runOptions) => {
    const done = editor.run(command, runOptions);
    if (!done.ok) {
      refuse(store, text.canvas.refusal(done.error));
      return false;
    }
    store.setState({ refusal: null });
    if (done.value !== null) select(store, done.value);
    return true;
  };
  /** Runs it and tells what the history now calls it. */
  const runAloud = (command: TeamCommand): void => {
    const label = run(command) ? editor.state().undo : null;
    if (label !== null) say(store, text.canvas.edit(label));
  };
  return {
    run,
    undo() {
      const label = editor.undo();
      say(store, label === null ? words.said.nothingToUndo : words.said.undone(text.canvas.edit(label)));
      store.setState({ refusal: null });
    },
    redo() {
      const label = editor.redo();
      say(store, label === null ? words.said.nothingToRedo : words.said.redone(text.canvas.edit(label)));
      store.setState({ refusal: null });
    },
    remove: () => runAloud(removeParts(selected())),
    duplicate: () => runAloud(duplicateParts(selected())),
    copy() {
      const parts = copyParts(editor.document, selected());
      if (parts !== null) say(store, words.said.copied(selected().length));
      return parts;
    },
    paste: (pasted) => runAloud(pasteParts(pasted, options.middle())),
    move(by) {
      if (!run(moveBy(selected(), by), { join: 'nudge' })) return;
      const [first, ...others] = selected();
      const agent = editor.document.agents.find(({ id }) => id === first);
      if (agent !== undefined && others.length === 0)
        say(store, words.said.moved(agent.title, agent.position.x, agent.position.y));
    },
    selectAll() {
      const { agents, comments } = editor.document;
      const all = [...agents, ...comments].map(({ id }) => id);
      select(store, all);
      say(store, words.said.selected(all.length));
    },
    fold: (groupId, collapsed) => runAloud(foldGroup(groupId, collapsed)),
    group: (pattern) => runAloud(groupAs({ pattern, members: selected(), presets: options.presets })),
    comment: () => runAloud(addComment({ at: options.middle(), text: words.palette.commentText })),
    add: (entry, target) => addEntry({ ...options, runAloud, selected, entry, target }),
    connecting: (connecting) => store.setState({ connecting, refusal: null }),
    connect(from, to, kind) {
      store.setState({ connecting: null });
      runAloud(connect({ presets: options.presets, from, to, kind }));
    },
  };
}

function addEntry(
  options: Options & {
    readonly runAloud: (command: TeamCommand) => void;
    readonly selected: () => readonly string[];
    readonly entry: PaletteEntry;
    readonly target: { readonly at: Position | null; readonly agentId: string | null };
  },
): void {
  const { editor, store, text, presets, entry, target, runAloud } = options;
  const { item, title } = entry;
  const words = text.teams.palette;
  const at = target.at ?? options.middle();
  if (item.kind === 'preset') return runAloud(addAgent({ preset: item.preset, at, delegate: false }));
  if (item.kind === 'comment') return runAloud(addComment({ at, text: words.commentText }));
  if (item.kind === 'pattern') return runAloud(insertPattern({ pattern: item.pattern, at, presets }));

  const agents = new Set(editor.document.agents.map(({ id }) => id));
  const [only, ...more] = options.selected().filter((id) => agents.has(id));
  // A drop says where it wants to go; only without one does the selection decide.
  const dropped = target.at !== null;
  const agentId = target.agentId ?? (dropped || more.length > 0 ? undefined : only);
  if (agentId === undefined) return refuse(store, dropped ? words.needsAgent(title) : words.selectAgent(title));
  const agent = editor.document.agents.find(({ id }) => id === agentId);
  const command = agent === undefined ? null : giveToAgent({ agent, item });
  const name = titleOf(editor.document, agentId) ?? agentId;
  if (command === null) return refuse(store, words.hasAlready(name, title));
  const done = editor.run(command);
  if (!done.ok) return refuse(store, text.canvas.refusal(done.error));
  store.setState({ refusal: null });
  select(store, [agentId]);
  say(store, words.gave(title, name));
}

export const CanvasActionsContext = createContext<CanvasActions | null>(null);

export function useCanvasActions(): CanvasActions {
  const actions = useContext(CanvasActionsContext);
  invariant(actions !== null, 'the parts of a canvas are rendered inside its actions');
  return actions;
}
