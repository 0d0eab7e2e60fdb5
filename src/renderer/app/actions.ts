import { RunId } from '../../shared/kernel/ids.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { applyTheme, themes } from '../platform/theme.ts';
import type { Services } from '../state/services.ts';
import type { Route } from './route.ts';
import { formatRoute } from './route.ts';

/** What a person can make the product do. One list feeds buttons, hotkeys and, later, menu and palette. */
export type Action = {
  readonly id: ActionId;
  readonly title: (text: Catalogue) => string;
  /** In the notation of tinykeys; null where there is none. */
  readonly hotkey: string | null;
  /** Whether it can be done where the person is now. */
  readonly available: (services: Services) => boolean;
  readonly run: (services: Services) => void;
};

export type ActionId =
  | 'new-question'
  | 'stop-run'
  | 'open-trace'
  | 'open-chat'
  | 'open-models'
  | 'open-system'
  | 'next-theme';

export const actions: Readonly<Record<ActionId, Action>> = {
  'new-question': {
    id: 'new-question',
    title: (text) => text.app.actions.newQuestion,
    hotkey: '$mod+Shift+KeyK',
    available: () => true,
    run: (services) => go(services, { view: 'ask' }),
  },
  'stop-run': {
    id: 'stop-run',
    title: (text) => text.app.actions.stopRun,
    hotkey: '$mod+Period',
    available: (services) => isOpenRunActive(services),
    run: (services) => {
      const runId = openRunId(services);
      if (runId !== null) void services.client.runs.cancel({ runId: RunId.parse(runId) });
    },
  },
  'open-trace': {
    id: 'open-trace',
    title: (text) => text.app.actions.openTrace,
    hotkey: '$mod+Shift+KeyE',
    available: (services) => services.store.getState().route.view === 'chat',
    run: (services) => {
      const runId = openRunId(services);
      if (runId !== null) go(services, { view: 'trace', runId, step: null });
    },
  },
  'open-chat': {
    id: 'open-chat',
    title: (text) => text.app.actions.openChat,
    hotkey: '$mod+Shift+KeyA',
    available: (services) => services.store.getState().route.view === 'trace',
    run: (services) => {
      const runId = openRunId(services);
      if (runId !== null) go(services, { view: 'chat', runId });
    },
  },
  'open-models': {
    id: 'open-models',
    title: (text) => text.app.actions.openModels,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'models' }),
  },
  'open-system': {
    id: 'open-system',
    title: (text) => text.app.actions.openSystem,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'system' }),
  },
  'next-theme': {
    id: 'next-theme',
    title: (text) => text.app.actions.nextTheme,
    hotkey: '$mod+Shift+KeyL',
    available: () => true,
    run: ({ store }) => {
      const theme = themes[(themes.indexOf(store.getState().theme) + 1) % themes.length] ?? 'system';
      store.setState({ theme });
      applyTheme({ theme, root: document.documentElement, storage: localStorage });
    },
  },
};

/** Goes somewhere by the address bar, so that Back returns from it. */
export function go({ store }: Services, route: Route): void {
  store.setState({ route, sidebarOpen: false });
  const hash = formatRoute(route);
  if (location.hash !== hash) history.pushState(null, '', hash);
}

/** Replaces where the person is, for steps that are not worth a way back. */
export function replace({ store }: Services, route: Route): void {
  store.setState({ route });
  history.replaceState(null, '', formatRoute(route));
}

function openRunId({ store }: Services): string | null {
  const { route } = store.getState();
  return route.view === 'chat' || route.view === 'trace' ? route.runId : null;
}

function isOpenRunActive(services: Services): boolean {
  const runId = openRunId(services);
  const status = runId === null ? undefined : services.store.getState().runs[runId]?.state.status;
  return status === 'running' || status === 'waiting' || status === 'queued';
}
