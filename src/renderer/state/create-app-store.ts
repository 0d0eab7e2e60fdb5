import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Route } from '../app/route.ts';
import type { Shortcuts } from '../platform/shortcuts.ts';
import type { Theme } from '../platform/theme.ts';
import type { AcquisitionsSlice } from './slices/acquisitions-slice.ts';
import type { IngestsSlice } from './slices/ingests-slice.ts';
import type { RunsSlice } from './slices/runs-slice.ts';
import type { ShellSlice } from './slices/shell-slice.ts';
import type { ViewSlice } from './slices/view-slice.ts';

export type AppState = RunsSlice & ViewSlice & ShellSlice & AcquisitionsSlice & IngestsSlice;
export type AppStore = StoreApi<AppState>;

/** The one store of the page: live engine facts and what is open. Facts that are asked for live in the query cache. */
export function createAppStore(start: {
  readonly route: Route;
  readonly theme: Theme;
  readonly shortcuts?: Shortcuts;
}): AppStore {
  return createStore<AppState>(() => ({
    runs: {},
    acquisitions: {},
    ingests: {},
    route: start.route,
    theme: start.theme,
    workspaceId: null,
    passage: null,
    sidebarOpen: false,
    overlay: null,
    shortcuts: start.shortcuts ?? {},
    commands: null,
  }));
}
