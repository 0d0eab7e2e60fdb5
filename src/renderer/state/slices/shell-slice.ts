import type { Shortcuts } from '../../platform/shortcuts.ts';

/** Something that can be done in the view that is open. `keys` in the notation of tinykeys; null where there are none. */
export type ViewCommand = {
  readonly id: string;
  readonly title: string;
  readonly keys: string | null;
  readonly run: () => void;
};

/** What the open view has to offer to the palette; asked for when the palette opens, because it depends on what is selected. */
export type ViewCommands = { readonly heading: string; readonly list: () => readonly ViewCommand[] };

/** What lies over the page, and the person's own keys. */
export type ShellSlice = {
  readonly overlay: 'palette' | 'shortcuts' | 'search' | null;
  readonly shortcuts: Shortcuts;
  readonly commands: ViewCommands | null;
};
