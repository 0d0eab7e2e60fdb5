import { Pattern } from '../../../../shared/domain/team.ts';
import type { Catalogue } from '../../../i18n/catalogue.ts';
import type { ViewCommand } from '../../../state/slices/shell-slice.ts';
import { align } from '../editor/commands/align.ts';
import { autoLayout } from '../editor/commands/auto-layout.ts';
import { distribute } from '../editor/commands/distribute.ts';
import { ungroup } from '../editor/commands/fold-group.ts';
import { snapParts } from '../editor/commands/snap-parts.ts';
import type { TeamCommand } from '../editor/edit.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import type { PaletteEntry, PaletteSection } from '../palette/palette-items.ts';
import { needsAgent } from '../palette/palette-items.ts';
import { alignmentsOf } from '../surface/alignments.ts';
import { placeOnPage } from '../surface/canvas-keys.ts';
import type { CanvasActions } from './canvas-actions.ts';
import type { CanvasStore } from './canvas-store.ts';
import { refuse, sidePanelTabs } from './canvas-store.ts';

export type CommandTools = {
  readonly editor: TeamEditor;
  readonly store: CanvasStore;
  readonly actions: CanvasActions;
  readonly sections: readonly PaletteSection[];
  readonly text: Catalogue;
  readonly view: { readonly fit: () => void; readonly zoomIn: () => void; readonly zoomOut: () => void };
  /** What can be done with the whole team: run it, save it as a file, copy it, and the ways out of a run of it. */
  readonly team: () => readonly ViewCommand[];
  /** The team can be changed; `editing`: it is looked at, not a run of it. */
  readonly editable: boolean;
  readonly editing: boolean;
};

type Make = (id: string, title: string, run: () => void, keys?: string) => ViewCommand;

const command: Make = (id, title, run, keys) => ({ id: `canvas ${id}`, title, run, keys: keys ?? null });

/**
 * Everything that can be done on the canvas now, for the command palette. What lacks a selection is listed too: it then says what to
 * select, which is how somebody finds out.
 */
export function canvasCommands(tools: CommandTools): readonly ViewCommand[] {
  const { editable, editing, team } = tools;
  return [
    ...team(),
    ...(editable ? [...changes(tools), ...arrangements(tools), ...groupings(tools), ...additions(tools)] : []),
    ...(editing ? panels(tools) : []),
    ...looks(tools),
  ];
}

function changes({ editor, store, actions, text }: CommandTools): readonly ViewCommand[] {
  const words = text.teams.toolbar;
  const { undo, redo } = editor.state();
  return [
    command(
      'undo',
      undo === null ? words.undo : words.undoWhat(text.canvas.edit(undo)),
      () => actions.undo(),
      '$mod+KeyZ',
    ),
    command(
      'redo',
      redo === null ? words.redo : words.redoWhat(text.canvas.edit(redo)),
      () => actions.redo(),
      '$mod+Shift+KeyZ',
    ),
    command('connect', words.connect, () => startConnecting({ editor, store, actions, text }), 'KeyC'),
    command('duplicate', words.duplicate, () => actions.duplicate(), '$mod+KeyD'),
    command('remove', words.remove, () => actions.remove(), 'Delete'),
    command('select-all', words.selectAll, () => actions.selectAll(), '$mod+KeyA'),
  ];
}

function startConnecting(tools: Pick<CommandTools, 'editor' | 'store' | 'actions' | 'text'>): void {
  const { editor, store, actions, text } = tools;
  const [from, ...more] = chosenAgents({ editor, store });
  if (from === undefined || more.length > 0) refuse(store, text.teams.connect.onePart);
  else actions.connecting({ from, to: null, at: placeOnPage(from) });
}

function arrangements({ store, actions, text }: CommandTools): readonly ViewCommand[] {
  const words = text.teams.toolbar;
  const ids = [...store.getState().selected];
  const several = ids.length > 1 ? ids : null;
  const run = (edit: TeamCommand) => (): void => void actions.run(edit);
  return [
    command('auto-layout', words.autoLayout, run(autoLayout(several))),
    command('to-grid', words.toGrid, run(snapParts(several))),
    ...alignmentsOf(words).map(({ alignment, title }) =>
      command(`align ${alignment}`, title, run(align(ids, alignment))),
    ),
    command('across', words.across, run(distribute(ids, 'across'))),
    command('down', words.down, run(distribute(ids, 'down'))),
  ];
}

function groupings({ editor, store, actions, text }: CommandTools): readonly ViewCommand[] {
  const words = text.teams;
  const { selected } = store.getState();
  const titleOf = (title: string, pattern: Pattern): string =>
    title === '' ? words.palette.patterns[pattern].title : title;
  return [
    ...Pattern.options.map((pattern) =>
      command(`group ${pattern}`, words.toolbar.groupAs(words.palette.patterns[pattern].title), () =>
        actions.group(pattern),
      ),
    ),
    ...editor.document.groups.map(({ id, title, pattern, collapsed }) =>
      command(
        `fold ${id}`,
        collapsed ? words.part.unfold(titleOf(title, pattern)) : words.part.fold(titleOf(title, pattern)),
        () => actions.fold(id, !collapsed),
      ),
    ),
    ...editor.document.groups
      .filter(({ id }) => selected.has(id))
      .map(({ id }) => command(`ungroup ${id}`, words.toolbar.ungroup, () => void actions.run(ungroup(id)))),
  ];
}

function additions({ editor, store, actions, sections, text }: CommandTools): readonly ViewCommand[] {
  const words = text.teams.palette;
  const [only, ...more] = chosenAgents({ editor, store });
  const agent = more.length > 0 ? undefined : editor.document.agents.find(({ id }) => id === only);
  const titleOf = ({ item, title }: PaletteEntry): string => {
    if (!needsAgent(item)) return words.add(title);
    return agent === undefined ? words.give(title) : words.giveTo(agent.title, title);
  };
  return sections.flatMap(({ entries }) =>
    entries.map((entry) =>
      command(`add ${entry.key}`, titleOf(entry), () => actions.add(entry, { at: null, agentId: agent?.id ?? null })),
    ),
  );
}

function panels({ store, text }: CommandTools): readonly ViewCommand[] {
  const { tabs } = text.teams.side;
  const { side, palette } = store.getState();
  const words = text.teams.toolbar;
  return [
    ...sidePanelTabs.map((tab) =>
      command(`panel ${tab}`, words.open(tabs[tab]), () => store.setState({ tab, side: true })),
    ),
    command('side', toggled(side, words.side, text), () => store.setState({ side: !side })),
    command('palette', toggled(palette, words.palette, text), () => store.setState({ palette: !palette })),
  ];
}

function looks({ store, view, text }: CommandTools): readonly ViewCommand[] {
  const words = text.teams.toolbar;
  const { snap, minimap } = store.getState();
  return [
    command('fit', words.fit, view.fit, 'KeyF'),
    command('zoom-in', words.zoomIn, view.zoomIn, 'Equal'),
    command('zoom-out', words.zoomOut, view.zoomOut, 'Minus'),
    command('minimap', toggled(minimap, words.minimap, text), () => store.setState({ minimap: !minimap })),
    command('snap', snap ? words.snapOff : words.snap, () => store.setState({ snap: !snap })),
  ];
}

function toggled(on: boolean, what: string, text: Catalogue): string {
  return on ? text.teams.toolbar.hide(what) : text.teams.toolbar.show(what);
}

function chosenAgents({ editor, store }: Pick<CommandTools, 'editor' | 'store'>): readonly string[] {
  const { selected } = store.getState();
  return editor.document.agents.flatMap(({ id }) => (selected.has(id) ? [id] : []));
}
