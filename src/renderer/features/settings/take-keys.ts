import type { Action } from '../../app/actions.ts';
import { actions, keysOfAction } from '../../app/actions.ts';
import type { Shortcuts } from '../../platform/shortcuts.ts';

type Wish = { readonly keys: string; readonly action: Action; readonly shortcuts: Shortcuts };

/** The other action that the keys mean now; null where they are free. */
export function holderOf({ keys, action, shortcuts }: Wish): Action | null {
  const others = Object.values(actions).filter(({ id }) => id !== action.id);
  return others.find((other) => keysOfAction(other, shortcuts) === keys) ?? null;
}

/** Gives the keys to an action and takes them from the one that had them. What equals the action's own keys is not remembered. */
export function takeKeys({ keys, action, shortcuts }: Wish): Shortcuts {
  const holder = holderOf({ keys, action, shortcuts });
  const freed = holder === null ? shortcuts : { ...shortcuts, [holder.id]: null };
  const { [action.id]: _before, ...others } = freed;
  return action.hotkey === keys ? others : { ...others, [action.id]: keys };
}
