import { Menu, Tray } from 'electron';
import { words } from './words.ts';

export type TrayIcon = { show(tooltip: string): void; hide(): void };

/** An icon in the tray for as long as something goes on without a window. */
export function createTrayIcon(options: {
  readonly picture: string;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}): TrayIcon {
  const { picture, onOpen, onQuit } = options;
  let tray: Tray | null = null;
  return {
    show(tooltip) {
      if (tray === null) {
        tray = new Tray(picture);
        tray.on('click', onOpen);
        tray.setContextMenu(
          Menu.buildFromTemplate([
            { label: words.openWindow, click: onOpen },
            { label: words.quit, click: onQuit },
          ]),
        );
      }
      tray.setToolTip(tooltip);
    },
    hide() {
      tray?.destroy();
      tray = null;
    },
  };
}

/** Desktops of Linux that show tray icons without an extension; one that does not would swallow the icon silently. */
const TRAY_DESKTOPS = /kde|xfce|cinnamon|mate|lxqt|lxde|unity|budgie|deepin|pantheon|ubuntu/i;

/** Whether a tray icon would be seen. `desktop` is `XDG_CURRENT_DESKTOP`. */
export function hasTray(options: {
  readonly platform: NodeJS.Platform;
  readonly desktop: string | undefined;
}): boolean {
  const { platform, desktop } = options;
  return platform === 'linux' ? TRAY_DESKTOPS.test(desktop ?? '') : true;
}
