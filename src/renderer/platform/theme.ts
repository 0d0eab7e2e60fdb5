export const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
export type Theme = (typeof themes)[number];

const KEY = 'guildhall.theme';

/** The theme that the person chose before, else `system`. */
export function readTheme(storage: Pick<Storage, 'getItem'>): Theme {
  const stored = storage.getItem(KEY);
  return themes.find((theme) => theme === stored) ?? 'system';
}

/** Shows a theme and remembers it; the tokens follow the attribute. */
export function applyTheme(options: {
  readonly theme: Theme;
  readonly root: HTMLElement;
  readonly storage: Pick<Storage, 'setItem'>;
}): void {
  options.root.dataset['theme'] = options.theme;
  options.storage.setItem(KEY, options.theme);
}
