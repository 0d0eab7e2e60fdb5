import { RunId } from '../../shared/kernel/ids.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Shortcuts } from '../platform/shortcuts.ts';
import type { Theme } from '../platform/theme.ts';
import { applyTheme, themes } from '../platform/theme.ts';
import type { Services } from '../state/services.ts';
import type { Route } from './route.ts';
import { formatRoute } from './route.ts';

/** What a person can make the product do. One list feeds buttons, shortcuts, the palette and the window's menu. */
export type Action = {
  readonly id: ActionId;
  readonly title: (text: Catalogue) => string;
  /** In the notation of tinykeys; null where there is none. */
  readonly hotkey: string | null;
  /** Whether it can be done where the person is now. */
  readonly available: (services: Services) => boolean;
  readonly run: (services: Services) => void;
  /** Where it stands in menu, palette and the list of shortcuts; absent: a place to go to. */
  readonly group?: ActionGroup;
};

export const actionGroups = ['run', 'go', 'look'] as const;
export type ActionGroup = (typeof actionGroups)[number];

export type ActionId =
  | 'new-question'
  | 'search-conversations'
  | 'stop-run'
  | 'open-trace'
  | 'open-chat'
  | 'open-teams'
  | 'open-runs'
  | 'open-knowledge'
  | 'open-models'
  | 'open-system'
  | 'open-settings'
  | 'open-shortcuts'
  | 'open-about'
  | 'open-first-steps'
  | 'show-palette'
  | 'show-shortcuts'
  | 'next-theme';

export const actions: Readonly<Record<ActionId, Action>> = {
  'new-question': {
    id: 'new-question',
    group: 'run',
    title: (text) => text.app.actions.newQuestion,
    hotkey: '$mod+Shift+KeyK',
    available: () => true,
    run: (services) => go(services, { view: 'ask' }),
  },
  'search-conversations': {
    id: 'search-conversations',
    group: 'run',
    title: (text) => text.conversations.search,
    hotkey: '$mod+Shift+KeyF',
    available: () => true,
    run: ({ store }) => store.setState({ overlay: 'search' }),
  },
  'stop-run': {
    id: 'stop-run',
    group: 'run',
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
  'open-teams': {
    id: 'open-teams',
    title: (text) => text.teams.title,
    hotkey: '$mod+Shift+KeyG',
    available: () => true,
    run: (services) => go(services, { view: 'teams' }),
  },
  'open-runs': {
    id: 'open-runs',
    title: (text) => text.runs.title,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'runs' }),
  },
  'open-knowledge': {
    id: 'open-knowledge',
    title: (text) => text.knowledge.title,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'knowledge', tab: 'sources' }),
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
  'open-settings': {
    id: 'open-settings',
    title: (text) => text.app.actions.openSettings,
    hotkey: '$mod+Comma',
    available: () => true,
    run: (services) => go(services, { view: 'settings', section: 'general' }),
  },
  'open-shortcuts': {
    id: 'open-shortcuts',
    title: (text) => text.app.actions.openShortcuts,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'settings', section: 'shortcuts' }),
  },
  'open-about': {
    id: 'open-about',
    title: (text) => text.app.actions.openAbout,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'settings', section: 'about' }),
  },
  'open-first-steps': {
    id: 'open-first-steps',
    title: (text) => text.app.actions.openFirstSteps,
    hotkey: null,
    available: () => true,
    run: (services) => go(services, { view: 'first-steps' }),
  },
  'show-palette': {
    id: 'show-palette',
    group: 'look',
    title: (text) => text.app.actions.showPalette,
    hotkey: '$mod+KeyK',
    available: () => true,
    run: ({ store }) => store.setState({ overlay: store.getState().overlay === 'palette' ? null : 'palette' }),
  },
  'show-shortcuts': {
    id: 'show-shortcuts',
    group: 'look',
    title: (text) => text.app.actions.showShortcuts,
    hotkey: '$mod+Slash',
    available: () => true,
    run: ({ store }) => store.setState({ overlay: 'shortcuts' }),
  },
  'next-theme': {
    id: 'next-theme',
    group: 'look',
    title: (text) => text.app.actions.nextTheme,
    hotkey: '$mod+Shift+KeyL',
    available: () => true,
    run: (services) => {
      const { theme } = services.store.getState();
      showTheme(services, themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system');
    },
  },
};

/** Shows a theme at once and remembers it on this machine. */
export function showTheme({ store }: Services, theme: Theme): void {
  store.setState({ theme });
  applyTheme({ theme, root: document.documentElement, storage: localStorage });
}

/** The keys of an action: the person's own, else those that it comes with; null where there are none. */
export function keysOfAction(action: Action, shortcuts: Shortcuts): string | null {
  const own = shortcuts[action.id];
  return own === undefined ? action.hotkey : own;
}

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
