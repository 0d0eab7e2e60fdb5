import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { useApp, useServices } from '../state/services.ts';
import { actions, keysOfAction } from './actions.ts';

/** Listens for the keys of every action for as long as the window is there. */
export function useHotkeys(): void {
  const services = useServices();
  const shortcuts = useApp((state) => state.shortcuts);
  useEffect(() => {
    const bindings = Object.values(actions).flatMap((action) => {
      const keys = keysOfAction(action, shortcuts);
      const onKeys = (event: KeyboardEvent): void => {
        if (isRecordingKeys(event.target) || !action.available(services)) return;
        event.preventDefault();
        action.run(services);
      };
      return keys === null ? [] : [[keys, onKeys] as const];
    });
    const onQuestionMark = (event: KeyboardEvent): void => {
      if (event.key !== '?' || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      actions['show-shortcuts'].run(services);
    };
    window.addEventListener('keydown', onQuestionMark);
    // Also while typing: every shortcut has a modifier, so none is a letter of a text.
    const ignore = (event: KeyboardEvent): boolean => event.repeat || event.isComposing;
    const stop = tinykeys(window, Object.fromEntries(bindings), { ignore });
    return () => {
      stop();
      window.removeEventListener('keydown', onQuestionMark);
    };
  }, [services, shortcuts]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Keys pressed into the field that takes a new shortcut mean that shortcut and nothing else. */
function isRecordingKeys(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['recordsKeys'] !== undefined;
}
