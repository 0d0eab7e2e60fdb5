import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { useMemo, useState } from 'react';
import type { PresetInfo } from '../../../../shared/domain/preset.ts';
import { EdgeKind } from '../../../../shared/domain/team.ts';
import { whyNotConnect } from '../../../../shared/team/index.ts';
import { useText } from '../../../i18n/text-context.ts';
import type { TeamEditor } from '../editor/team-editor.ts';
import { useCanvasActions } from '../page/canvas-actions.ts';
import type { Connecting } from '../page/canvas-store.ts';
import { useCanvas } from '../page/canvas-store.ts';
import { lineEnds, lineStyles, toneColours } from './team-edge.tsx';

/**
 * Asks which of the four lines it is to be, where the line was dropped or beside the agent whose C was pressed. A kind that cannot be
 * says why in its place. Without a second agent that one is chosen first, from a list.
 */
export function ConnectChooser(props: {
  readonly editor: TeamEditor;
  readonly presets: readonly PresetInfo[];
}): ReactElement | null {
  const actions = useCanvasActions();
  const connecting = useCanvas((state) => state.connecting);
  if (connecting === null) return null;
  const { from, to, at } = connecting;
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : actions.connecting(null))}>
      <Popover.Anchor asChild>
        <span className="pointer-events-none fixed size-0" style={{ left: at.x, top: at.y }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          side="right"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-labelledby="connect-title"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(from)}"]`)?.focus();
          }}
          className="z-40 w-72 rounded-lg border border-line bg-surface p-1.5 shadow-raised"
        >
          {to === null ? (
            <ChooseAgent editor={props.editor} connecting={connecting} />
          ) : (
            <ChooseKind {...props} from={from} to={to} />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function ChooseAgent(props: { readonly editor: TeamEditor; readonly connecting: Connecting }): ReactElement {
  const { editor, connecting } = props;
  const text = useText().teams.connect;
  const actions = useCanvasActions();
  const [search, setSearch] = useState('');
  const { agents } = editor.document;
  const from = agents.find(({ id }) => id === connecting.from)?.title ?? connecting.from;
  const others = agents.filter(
    ({ id, title }) => id !== connecting.from && title.toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <>
      <h2 id="connect-title" className="px-2 py-1 text-sm font-medium">
        {text.choose(from)}
      </h2>
      <input
        type="search"
        value={search}
        aria-label={text.search}
        placeholder={text.search}
        onChange={(event) => setSearch(event.target.value)}
        className="mx-1 mb-1 h-8 w-[calc(100%-0.5rem)] rounded-md border border-line-strong bg-surface px-2 text-sm placeholder:text-faint"
      />
      {others.length === 0 ? <p className="px-2 py-1 text-sm text-muted">{text.none}</p> : null}
      <ul className="max-h-56 overflow-y-auto">
        {others.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => actions.connecting({ ...connecting, to: id })}
              className="h-8 w-full truncate rounded-md px-2 text-left text-sm hover:bg-hover"
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChooseKind(props: {
  readonly editor: TeamEditor;
  readonly presets: readonly PresetInfo[];
  readonly from: string;
  readonly to: string;
}): ReactElement {
  const { editor, presets, from, to } = props;
  const text = useText().teams;
  const actions = useCanvasActions();
  const { document } = editor;
  const kinds = useMemo(
    () => EdgeKind.options.map((kind) => ({ kind, why: whyNotConnect({ document, presets, from, to, kind }) })),
    [document, presets, from, to],
  );
  const titleOf = (agentId: string): string => document.agents.find(({ id }) => id === agentId)?.title ?? agentId;
  return (
    <>
      <h2 id="connect-title" className="px-2 py-1 text-sm font-medium">
        {text.connect.title(titleOf(from), titleOf(to))}
      </h2>
      <ul>
        {kinds.map(({ kind, why }) => (
          <li key={kind}>
            <button
              type="button"
              disabled={why !== null}
              data-kind={kind}
              onClick={() => actions.connect(from, to, kind)}
              className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover disabled:text-faint disabled:hover:bg-transparent"
            >
              <svg width="36" height="12" aria-hidden="true" className="shrink-0">
                <path
                  d="M1 6 H34"
                  markerEnd={`url(#end-${lineEnds[kind]}-plain)`}
                  style={{ stroke: toneColours.plain, fill: 'none', ...lineStyles[kind] }}
                />
              </svg>
              <span>{text.edgeKinds[kind].name}</span>
              <span className="text-xs text-faint">{text.edgeKinds[kind].means}</span>
            </button>
            {why === null ? null : <p className="px-2 pb-1 pl-13.5 text-xs text-muted">{why}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
