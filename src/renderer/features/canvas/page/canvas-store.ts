import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { invariant } from '../../../../shared/kernel/assert.ts';
import type { TeamVersion } from '../../../../shared/contract/teams.ts';
import type { Position } from '../../../../shared/domain/team.ts';
import type { PaletteEntry } from '../palette/palette-items.ts';

export const sidePanelTabs = ['inspector', 'problems', 'json', 'versions'] as const;
export type SidePanelTab = (typeof sidePanelTabs)[number];

/** Two agents that are being connected, and where on the page; `to` is null while the other one is being chosen. */
export type Connecting = { readonly from: string; readonly to: string | null; readonly at: Position };

/** What a person has open and in the hand on one canvas. Never part of the document, never in its history. */
export type CanvasState = {
  readonly selected: ReadonlySet<string>;
  readonly tab: SidePanelTab;
  readonly snap: boolean;
  readonly minimap: boolean;
  readonly palette: boolean;
  readonly side: boolean;
  /** The saved state that is open among the versions, and then on the canvas too. */
  readonly version: TeamVersion | null;
  /** The item that is being dragged out of the palette, and the agent that it would land on. */
  readonly carried: PaletteEntry | null;
  readonly dropTarget: string | null;
  readonly connecting: Connecting | null;
  /** What a screen reader is told; a count keeps equal sentences apart. */
  readonly said: { readonly text: string; readonly count: number };
  /** Why the last thing was not done, shown on the canvas until the next one. */
  readonly refusal: string | null;
};

export type CanvasStore = StoreApi<CanvasState>;

export function createCanvasStore(): CanvasStore {
  return createStore<CanvasState>(() => ({
    selected: new Set(),
    tab: 'inspector',
    snap: true,
    minimap: true,
    palette: true,
    side: true,
    version: null,
    carried: null,
    dropTarget: null,
    connecting: null,
    said: { text: '', count: 0 },
    refusal: null,
  }));
}

/** Tells it to a screen reader; what is seen needs no telling. */
export function say(store: CanvasStore, text: string): void {
  store.setState(({ said }) => ({ said: { text, count: said.count + 1 } }));
}

/** Says why something was not done, on the canvas and to a screen reader. */
export function refuse(store: CanvasStore, text: string): void {
  say(store, text);
  store.setState({ refusal: text });
}

export function select(store: CanvasStore, ids: Iterable<string>): void {
  store.setState({ selected: new Set(ids) });
}

export const CanvasStoreContext = createContext<CanvasStore | null>(null);

export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasStoreContext);
  invariant(store !== null, 'the parts of a canvas are rendered inside its store');
  return store;
}

export function useCanvas<Value>(read: (state: CanvasState) => Value): Value {
  return useStore(useCanvasStore(), read);
}
