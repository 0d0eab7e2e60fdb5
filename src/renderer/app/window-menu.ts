import type { Catalogue } from '../i18n/catalogue.ts';
import { acceleratorOf } from '../platform/shortcuts.ts';
import type { WindowHost, WindowMenu } from '../platform/window-host.ts';
import type { Services } from '../state/services.ts';
import type { Action } from './actions.ts';
import { actionGroups, actions, go, keysOfAction } from './actions.ts';
import { parseRoute } from './route.ts';

/** The window's menu shows the actions of the page, with the person's keys, and does what was chosen there. */
export function connectWindowMenu(options: {
  readonly host: WindowHost;
  readonly services: Services;
  readonly text: Catalogue;
}): void {
  const { host, services, text } = options;
  let shown = '';
  const show = (): void => {
    const menu = menuOf({ services, text });
    const wanted = JSON.stringify(menu);
    if (wanted === shown) return;
    shown = wanted;
    host.showMenu(menu);
  };
  show();
  // Live values change many times a second; what can be done changes with these only.
  services.store.subscribe((now, before) => {
    const same = now.route === before.route && now.shortcuts === before.shortcuts && now.runs === before.runs;
    if (!same) show();
  });
  host.onAction((id) => {
    const action = Object.values<Action>(actions).find((one) => one.id === id);
    if (action?.available(services) === true) action.run(services);
  });
  host.onOpen((hash) => go(services, parseRoute(hash)));
}

function menuOf({ services, text }: { readonly services: Services; readonly text: Catalogue }): WindowMenu {
  const { shortcuts } = services.store.getState();
  return actionGroups.map((group) => ({
    title: text.app.actionGroups[group],
    items: Object.values<Action>(actions)
      .filter((action) => (action.group ?? 'go') === group)
      .map((action) => {
        const keys = keysOfAction(action, shortcuts);
        return {
          id: action.id,
          title: action.title(text),
          accelerator: keys === null ? null : acceleratorOf(keys),
          enabled: action.available(services),
        };
      }),
  }));
}
