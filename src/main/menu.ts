import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import { BrowserWindow, Menu } from 'electron';
import type { HostMessage, PageMenu } from './page-messages.ts';
import { words } from './words.ts';

/**
 * The menus that a person expects of any window, and the product's own actions as the page names them. The page has the keys of its
 * actions itself; the menu only shows them, except on a Mac, where menus come first.
 */
export function installMenu(options: {
  readonly platform: NodeJS.Platform;
  readonly page: PageMenu;
  readonly onNewWindow: () => void;
  readonly tell: (window: BrowserWindow, message: HostMessage) => void;
}): void {
  const { platform, page, onNewWindow, tell } = options;
  const mac = platform === 'darwin';
  const sections = page.map(({ title, items }): MenuItemConstructorOptions => ({
    label: title,
    submenu: items.map(({ id, title: label, accelerator, enabled }) => ({
      label,
      enabled,
      registerAccelerator: mac,
      ...(accelerator === null ? {} : { accelerator }),
      click: (_item, window) => {
        const target = pageOf(window);
        if (target !== null) tell(target, { kind: 'action', id });
      },
    })),
  }));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(mac ? [{ role: 'appMenu' } as const] : []),
      {
        label: words.file,
        submenu: [
          { label: words.newWindow, accelerator: 'CommandOrControl+Shift+N', click: onNewWindow },
          { type: 'separator' },
          { role: 'close' },
          ...(mac ? [] : [{ role: 'quit' } as const]),
        ],
      },
      { role: 'editMenu' },
      ...sections,
      {
        label: words.view,
        submenu: [
          { role: 'reload' },
          { type: 'separator' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
      { role: 'windowMenu' },
    ]),
  );
}

function pageOf(window: BaseWindow | undefined): BrowserWindow | null {
  if (window instanceof BrowserWindow) return window;
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? null;
}
