import { join } from 'node:path';
import { BrowserWindow, app, screen } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import { readPlace, writePlace } from './window-place.ts';

const WIDTH = 1280;
const HEIGHT = 820;
/** A further window stands beside the one before it. */
const STEP = 28;

/** Opens a window where the last one stood. It is shown when there is something to see, so that nothing flashes. */
export function openWindow(root: string): BrowserWindow {
  const file = join(app.getPath('userData'), 'window-place.json');
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = readPlace(file, displays);
  const shift = BrowserWindow.getAllWindows().length * STEP;
  const window = new BrowserWindow({
    ...(place === null ? {} : { x: place.x + shift, y: place.y + shift }),
    width: place?.width ?? WIDTH,
    height: place?.height ?? HEIGHT,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Guildhall',
    icon: join(root, 'resources', 'icons', 'window.png'),
    webPreferences: {
      preload: join(root, 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: true,
    },
  });
  if (place?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writePlace(file, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
