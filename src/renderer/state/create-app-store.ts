import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Route } from '../app/route.ts';
import type { Theme } from '../platform/theme.ts';
import type { AcquisitionsSlice } from './slices/acquisitions-slice.ts';
import type { RunsSlice } from './slices/runs-slice.ts';
import type { ViewSlice } from './slices/view-slice.ts';

export type AppState = RunsSlice & ViewSlice & AcquisitionsSlice;
export type AppStore = StoreApi<AppState>;

/** The one store of the page: live engine facts and what is open. Facts that are asked for live in the query cache. */
export function createAppStore(start: { readonly route: Route; readonly theme: Theme }): AppStore {
  return createStore<AppState>(() => ({
    runs: {},
    acquisitions: {},
    route: start.route,
    theme: start.theme,
    workspaceId: null,
    passage: null,
    sidebarOpen: false,
  }));
}
