import { z } from 'zod';
import { parseJson } from '../../shared/kernel/json.ts';

/**
 * What the person chose instead of the keys that an action comes with, by action id: keys in the notation of tinykeys, or null for
 * none. An action that is not named keeps its own.
 */
export type Shortcuts = Readonly<Record<string, string | null>>;

const KEY = 'guildhall.shortcuts';
const Stored = z.record(z.string(), z.string().nullable());

export function readShortcuts(storage: Pick<Storage, 'getItem'>): Shortcuts {
  const stored = parseJson(Stored, storage.getItem(KEY) ?? '{}');
  return stored.ok ? stored.value : {};
}

export function writeShortcuts(storage: Pick<Storage, 'setItem'>, shortcuts: Shortcuts): void {
  storage.setItem(KEY, JSON.stringify(shortcuts));
}

type Press = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIER_KEYS = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Dead']);

/**
 * A key press in the notation of tinykeys, by place of the key; `$mod` is Command on a Mac and Control elsewhere. Null while only
 * modifiers are down, and for a key that types: a letter alone cannot be a shortcut.
 */
export function keysOf(press: Press, mac: boolean): string | null {
  if (MODIFIER_KEYS.has(press.key)) return null;
  const main = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  const parts = [
    main ? '$mod' : null,
    other ? (mac ? 'Control' : 'Meta') : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey ? 'Shift' : null,
  ].filter((part) => part !== null);
  const functionKey = /^F\d{1,2}$/.test(press.code);
  if (!functionKey && !main && !other && !press.altKey) return null;
  return [...parts, press.code].join('+');
}

const NAMES: Readonly<Record<string, string>> = {
  Period: '.',
  Comma: ',',
  Slash: '/',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The keys as they are written on the keyboard, in the order to press them. */
export function keyNames(keys: string, mac: boolean): readonly string[] {
  const modifiers: Readonly<Record<string, string>> = mac
    ? { $mod: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }
    : { $mod: 'Ctrl', Control: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Meta: 'Meta' };
  return keys.split('+').map((part) => modifiers[part] ?? NAMES[part] ?? part.replace(/^(Key|Digit)/, ''));
}

/** The same keys as Electron's menus name them; null for keys that a menu cannot show. */
export function acceleratorOf(keys: string): string | null {
  const parts = keys.split('+').map((part) => {
    if (part === '$mod') return 'CommandOrControl';
    if (part.startsWith('Arrow')) return part.slice('Arrow'.length);
    return NAMES[part] ?? part.replace(/^(Key|Digit)/, '');
  });
  return parts.some((part) => part === '?' || part.length === 0) ? null : parts.join('+');
}

export function isMac(page: { readonly userAgent: string }): boolean {
  return /Mac|iPhone|iPad/.test(page.userAgent);
}
