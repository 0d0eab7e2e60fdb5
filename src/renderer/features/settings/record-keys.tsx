import type { KeyboardEvent, ReactElement } from 'react';
import { useState } from 'react';
import type { Action } from '../../app/actions.ts';
import { useText } from '../../i18n/text-context.ts';
import type { Shortcuts } from '../../platform/shortcuts.ts';
import { isMac, keyNames, keysOf } from '../../platform/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { holderOf, takeKeys } from './take-keys.ts';

/** Waits for the keys that the person wants. Says what they mean already before it takes them away from there. */
export function RecordKeys(props: {
  readonly action: Action;
  readonly shortcuts: Shortcuts;
  /** Null leaves everything as it is. */
  readonly onDone: (shortcuts: Shortcuts | null) => void;
}): ReactElement {
  const { action, shortcuts, onDone } = props;
  const text = useText();
  const words = text.settings.shortcuts;
  const [keys, setKeys] = useState<string | null>(null);
  const [plain, setPlain] = useState(false);
  const mac = isMac(navigator);
  const holder = keys === null ? null : holderOf({ keys, action, shortcuts });

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onDone(null);
    if (event.key === 'Delete' || event.key === 'Backspace') return onDone({ ...shortcuts, [action.id]: null });
    const pressed = keysOf(event.nativeEvent, mac);
    setPlain(pressed === null && event.key.length === 1);
    if (pressed === null) return;
    if (holderOf({ keys: pressed, action, shortcuts }) === null) onDone(takeKeys({ keys: pressed, action, shortcuts }));
    else setKeys(pressed);
  };
  if (keys !== null && holder !== null) {
    return (
      <div role="alert" className="flex w-full flex-wrap items-center justify-end gap-2 text-sm">
        <span className="text-warn">{words.taken(keyNames(keys, mac).join('+'), holder.title(text))}</span>
        <Button small autoFocus onClick={() => onDone(takeKeys({ keys, action, shortcuts }))}>
          {words.replace}
        </Button>
        <Button small tone="quiet" onClick={() => setKeys(null)}>
          {words.keep}
        </Button>
      </div>
    );
  }
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="text-sm text-warn">
        {plain ? words.needsModifier : ''}
      </span>
      <input
        autoFocus
        readOnly
        data-records-keys=""
        aria-label={words.change(action.title(text))}
        placeholder={words.press}
        value=""
        onKeyDown={onKeyDown}
        onBlur={() => onDone(null)}
        className="h-8 w-32 rounded-md border border-line-strong bg-surface px-2 text-right text-sm placeholder:text-muted"
      />
    </span>
  );
}
