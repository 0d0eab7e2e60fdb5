import { RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { Action } from '../../app/actions.ts';
import { actionGroups, actions, keysOfAction } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Shortcuts } from '../../platform/shortcuts.ts';
import { isMac, keyNames, writeShortcuts } from '../../platform/shortcuts.ts';
import { useApp, useServices } from '../../state/services.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { notify } from '../../ui/toast.tsx';
import { RecordKeys } from './record-keys.tsx';

/** Every action with its keys, each of which can be changed, taken away and given back. */
export function ShortcutsSection(): ReactElement {
  const text = useText();
  const { store } = useServices();
  const shortcuts = useApp((state) => state.shortcuts);
  const [editing, setEditing] = useState<string | null>(null);
  const save = (next: Shortcuts): void => {
    store.setState({ shortcuts: next });
    writeShortcuts(localStorage, next);
  };
  const resetAll = (): void => {
    save({});
    notify({
      text: text.settings.shortcuts.wasReset,
      undo: { label: text.app.undo, run: () => save(shortcuts) },
    });
  };
  return (
    <>
      <div className="flex items-start gap-4">
        <p className="max-w-prose flex-1 text-sm text-muted">{text.settings.shortcuts.intro}</p>
        {Object.keys(shortcuts).length === 0 ? null : (
          <Button small tone="quiet" onClick={resetAll}>
            {text.settings.shortcuts.resetAll}
          </Button>
        )}
      </div>
      {actionGroups.map((group) => (
        <section key={group} aria-label={text.app.actionGroups[group]} className="mt-6">
          <h2 className="border-b border-line pb-2 text-sm font-medium text-muted">{text.app.actionGroups[group]}</h2>
          <ul className="divide-y divide-line">
            {Object.values(actions)
              .filter((action) => (action.group ?? 'go') === group)
              .map((action) => (
                <ShortcutRow
                  key={action.id}
                  action={action}
                  shortcuts={shortcuts}
                  editing={editing === action.id}
                  setEditing={(on) => setEditing(on ? action.id : null)}
                  save={save}
                />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ShortcutRow(props: {
  readonly action: Action;
  readonly shortcuts: Shortcuts;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
  readonly save: (shortcuts: Shortcuts) => void;
}): ReactElement {
  const { action, shortcuts, editing, setEditing, save } = props;
  const text = useText();
  const keys = keysOfAction(action, shortcuts);
  const title = action.title(text);
  const own = action.id in shortcuts;
  const reset = (): void => save(Object.fromEntries(Object.entries(shortcuts).filter(([id]) => id !== action.id)));
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1 text-sm">{title}</span>
      {own && !editing ? (
        <IconButton label={text.settings.shortcuts.reset(title)} onClick={reset}>
          <RotateCcw size={14} />
        </IconButton>
      ) : null}
      {editing ? (
        <RecordKeys
          action={action}
          shortcuts={shortcuts}
          onDone={(next) => {
            setEditing(false);
            if (next !== null) save(next);
          }}
        />
      ) : (
        <button
          type="button"
          onClick={() => setEditing(true)}
          className="flex h-8 min-w-24 items-center justify-end rounded-md px-2 text-sm text-faint hover:bg-hover"
        >
          {keys === null ? text.settings.shortcuts.none : <KeyCaps keys={keyNames(keys, isMac(navigator))} />}
          <span className="sr-only"> {text.settings.shortcuts.change(title)}</span>
        </button>
      )}
    </li>
  );
}
