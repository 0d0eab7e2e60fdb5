import type { BrowserWindow } from 'electron';
import { app } from 'electron';
import { chooseOnClose } from './ask-person.ts';
import { bringForward, openWindow } from './window.ts';

/** The windows of this program. All show the same engine. */
export type Windows = {
  all(): readonly BrowserWindow[];
  open(): BrowserWindow;
  /** The window that was opened first, in front; a new one when there is none. */
  bringFirstForward(): BrowserWindow;
};

export function createWindows(options: {
  readonly root: string;
  /** How many runs are at work. */
  readonly working: () => number;
  readonly hasTray: boolean;
  /** Whether the person agreed already that everything ends. */
  readonly quitting: () => boolean;
  readonly quit: () => void;
}): Windows {
  const { root, working, hasTray, quitting, quit } = options;
  const windows: BrowserWindow[] = [];
  const open = (): BrowserWindow => {
    const window = openWindow(root);
    windows.push(window);
    window.on('close', (event) => {
      if (quitting() || hasTray || windows.length > 1 || process.platform === 'darwin' || working() === 0) return;
      event.preventDefault();
      void chooseOnClose({ count: working(), window }).then((choice) => {
        if (choice === 'stay') window.minimize();
        if (choice === 'quit') quit();
      });
    });
    window.once('closed', () => windows.splice(windows.indexOf(window), 1));
    return window;
  };
  app.on('activate', () => {
    if (windows.length === 0) open();
  });
  return {
    all: () => windows,
    open,
    bringFirstForward() {
      const window = windows[0] ?? open();
      bringForward(window);
      return window;
    },
  };
}
