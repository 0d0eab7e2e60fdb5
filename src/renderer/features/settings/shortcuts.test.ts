import { expect, test } from 'vitest';
import { actions, keysOfAction } from '../../app/actions.ts';
import { acceleratorOf, keyNames, keysOf, readShortcuts } from '../../platform/shortcuts.ts';
import { holderOf, takeKeys } from './take-keys.ts';

const press = { code: 'KeyK', key: 'k', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('a key press becomes keys that a page can listen for and a person can read', () => {
  expect(keysOf({ ...press, ctrlKey: true, shiftKey: true }, false)).toBe('$mod+Shift+KeyK');
  expect(keysOf({ ...press, metaKey: true }, true)).toBe('$mod+KeyK');
  expect(keysOf({ ...press, code: 'F6', key: 'F6' }, false)).toBe('F6');
  expect([keysOf(press, false), keysOf({ ...press, key: 'Shift', shiftKey: true }, false)]).toEqual([null, null]);
  expect(keyNames('$mod+Shift+Period', false)).toEqual(['Ctrl', 'Shift', '.']);
  expect(keyNames('$mod+Alt+Digit1', true)).toEqual(['⌘', '⌥', '1']);
  expect(['$mod+Shift+KeyK', '$mod+Comma', '$mod+ArrowUp'].map((keys) => acceleratorOf(keys))).toEqual([
    'CommandOrControl+Shift+K',
    'CommandOrControl+,',
    'CommandOrControl+Up',
  ]);
});

test('taking keys takes them from the action that had them, and taking the own ones back leaves no trace', () => {
  const action = actions['open-models'];
  const keys = actions['show-palette'].hotkey ?? '';
  expect(holderOf({ keys, action, shortcuts: {} })?.id).toBe('show-palette');
  const taken = takeKeys({ keys, action, shortcuts: {} });
  expect(taken).toEqual({ 'show-palette': null, 'open-models': keys });
  expect(keysOfAction(actions['show-palette'], taken)).toBeNull();
  expect(takeKeys({ keys, action: actions['show-palette'], shortcuts: taken })).toEqual({ 'open-models': null });
});

test('no two actions come with the same keys', () => {
  const all = Object.values(actions).flatMap(({ hotkey }) => (hotkey === null ? [] : [hotkey]));
  expect(all).toHaveLength(new Set(all).size);
});

test('what cannot be read is forgotten', () => {
  expect(readShortcuts({ getItem: () => '{"a":1}' })).toEqual({});
  expect(readShortcuts({ getItem: () => '{"a":null}' })).toEqual({ a: null });
});
