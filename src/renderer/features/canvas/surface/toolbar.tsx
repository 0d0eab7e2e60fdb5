import { useReactFlow, useStore } from '@xyflow/react';
import clsx from 'clsx';
import {
  AlignHorizontalDistributeCenter,
  Copy,
  Grid3x3,
  Group,
  Map as MapIcon,
  Maximize,
  Minus,
  PanelLeft,
  PanelRight,
  Plus,
  Redo2,
  Spline,
  StickyNote,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../../i18n/text-context.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import { useCanvas, useCanvasStore } from '../page/canvas-store.ts';
import { placeOnPage } from './canvas-keys.ts';
import { fitting } from './sizes.ts';
import { ArrangeMenu, GroupMenu } from './toolbar-menus.tsx';
import { useEditorState } from './use-parts.ts';

/** What can be done with the canvas and with what is selected on it; each button says its key. */
export function Toolbar(props: {
  readonly editor: TeamEditor;
  /** The team can be changed. */
  readonly editable: boolean;
  /** The team is looked at, not a run of it. */
  readonly editing: boolean;
}): ReactElement {
  const { editor, editable, editing } = props;
  const text = useText();
  const words = text.teams.toolbar;
  const store = useCanvasStore();
  const actions = useCanvasActions();
  const { undo, redo, document } = useEditorState(editor);
  const selected = useCanvas((state) => state.selected);
  const palette = useCanvas((state) => state.palette);
  const chosenAgents = document.agents.filter(({ id }) => selected.has(id));
  const [one, ...more] = chosenAgents;
  const group = document.groups.find(({ id }) => selected.has(id));
  return (
    <div
      role="toolbar"
      aria-label={words.label}
      className="flex h-10 shrink-0 items-center gap-0.5 border-b border-line px-2"
    >
      {editable ? (
        <>
          <Tool label={words.palette} pressed={palette} onClick={() => store.setState({ palette: !palette })}>
            <PanelLeft size={15} />
          </Tool>
          <Divider />
          <Tool
            label={undo === null ? words.undo : words.undoWhat(text.canvas.edit(undo))}
            keys="Control+Z"
            disabled={undo === null}
            onClick={() => actions.undo()}
          >
            <Undo2 size={15} />
          </Tool>
          <Tool
            label={redo === null ? words.redo : words.redoWhat(text.canvas.edit(redo))}
            keys="Control+Shift+Z"
            disabled={redo === null}
            onClick={() => actions.redo()}
          >
            <Redo2 size={15} />
          </Tool>
          <Divider />
          <Tool
            label={words.connect}
            keys="C"
            disabled={one === undefined || more.length > 0}
            onClick={() => {
              if (one !== undefined) actions.connecting({ from: one.id, to: null, at: placeOnPage(one.id) });
            }}
          >
            <Spline size={15} />
          </Tool>
          <Tool
            label={words.duplicate}
            keys="Control+D"
            disabled={selected.size === 0}
            onClick={() => actions.duplicate()}
          >
            <Copy size={15} />
          </Tool>
          <Tool label={words.remove} keys="Delete" disabled={selected.size === 0} onClick={() => actions.remove()}>
            <Trash2 size={15} />
          </Tool>
          <Tool label={words.comment} onClick={() => actions.comment()}>
            <StickyNote size={15} />
          </Tool>
          <Divider />
          <ArrangeMenu selected={selected}>
            <AlignHorizontalDistributeCenter size={15} />
            {words.arrange}
          </ArrangeMenu>
          <GroupMenu group={group ?? null} canGroup={chosenAgents.length > 0}>
            <Group size={15} />
            {words.groupMenu}
          </GroupMenu>
        </>
      ) : null}
      <ViewTools editing={editing} />
    </div>
  );
}

function ViewTools({ editing }: { readonly editing: boolean }): ReactElement {
  const words = useText().teams.toolbar;
  const store = useCanvasStore();
  const flow = useReactFlow();
  const snap = useCanvas((state) => state.snap);
  const minimap = useCanvas((state) => state.minimap);
  const side = useCanvas((state) => state.side);
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  return (
    <div className="ml-auto flex items-center gap-0.5">
      <Tool label={words.snap} pressed={snap} onClick={() => store.setState({ snap: !snap })}>
        <Grid3x3 size={15} />
      </Tool>
      <Tool label={words.minimap} pressed={minimap} onClick={() => store.setState({ minimap: !minimap })}>
        <MapIcon size={15} />
      </Tool>
      <Divider />
      <Tool label={words.zoomOut} keys="-" onClick={() => void flow.zoomOut()}>
        <Minus size={15} />
      </Tool>
      <span className="numeric w-10 text-center text-xs text-muted">{words.zoom(percent)}</span>
      <Tool label={words.zoomIn} keys="+" onClick={() => void flow.zoomIn()}>
        <Plus size={15} />
      </Tool>
      <Tool label={words.fit} keys="F" onClick={() => void flow.fitView(fitting)}>
        <Maximize size={15} />
      </Tool>
      {editing ? (
        <>
          <Divider />
          <Tool label={words.side} pressed={side} onClick={() => store.setState({ side: !side })}>
            <PanelRight size={15} />
          </Tool>
        </>
      ) : null}
    </div>
  );
}

function Divider(): ReactElement {
  return <span aria-hidden="true" className="mx-1 h-4 w-px bg-line" />;
}

function Tool(props: {
  readonly label: string;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { label, keys, pressed, disabled = false, onClick, children } = props;
  return (
    <button
      type="button"
      aria-label={label}
      title={keys === undefined ? label : `${label} (${keys.replace('Control', 'Ctrl')})`}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
      className={clsx(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md disabled:text-faint disabled:opacity-50',
        pressed === true ? 'bg-hover text-ink' : 'text-muted enabled:hover:bg-hover enabled:hover:text-ink',
      )}
    >
      {children}
    </button>
  );
}
