import type { Shortcuts } from '../../platform/shortcuts.ts';

/** What lies over the page, and the person's own keys. */
export type ShellSlice = {
  readonly overlay: 'palette' | 'shortcuts' | 'search' | null;
  readonly shortcuts: Shortcuts;
};
