import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';
import type { RunAtWork } from '../shared/contract/session.ts';
import { agreesToQuit } from './ask-person.ts';
import { answerPages, tellPage, tellStopped } from './engine-channel.ts';
import type { EngineStarter } from './engine-process/engine-starter.ts';
import type { EngineSupervisor } from './engine-process/engine-supervisor.ts';
import { superviseEngine } from './engine-process/engine-supervisor.ts';
import { installMenu } from './menu.ts';
import { notifyOf } from './notify.ts';
import type { PageMenu } from './page-messages.ts';
import type { RunChange } from './run-changes.ts';
import { createTrayIcon, hasTray } from './tray.ts';
import type { RunWatch } from './watch-runs.ts';
import { watchRuns } from './watch-runs.ts';
import type { Windows } from './windows.ts';
import { createWindows } from './windows.ts';
import { words } from './words.ts';

/** Everything behind the windows: one engine, the menu, the tray while no window is open, and the way out. */
export function runProgram(options: {
  readonly root: string;
  /** `XDG_CURRENT_DESKTOP`. */
  readonly desktop: string | undefined;
  readonly starter: EngineStarter;
}): void {
  const { root, desktop, starter } = options;
  const way = { out: false };
  const tray = hasTray({ platform: process.platform, desktop });
  const supervisor = superviseEngine({
    starter,
    now: () => Date.now(),
    onStopped: (reason) => windows.all().forEach((window) => tellStopped(window.webContents, reason)),
  });
  const runs = watchRuns({ supervisor: () => supervisor, onAnswer: (working, changes) => hear(working, changes) });
  const windows = createWindows({
    root,
    hasTray: tray,
    working: () => runs.working().length,
    quitting: () => way.out,
    quit: () => {
      way.out = true;
      app.quit();
    },
  });
  const icon = createTrayIcon({
    picture: join(root, 'resources', 'icons', 'tray.png'),
    onOpen: () => void windows.bringFirstForward(),
    onQuit: () => app.quit(),
  });
  const showTray = (): void => {
    if (windows.all().length > 0 || process.platform === 'darwin') return icon.hide();
    const count = runs.working().length;
    icon.show(count === 0 ? words.trayIdle : words.tray(count));
  };
  const hear = (_working: readonly RunAtWork[], changes: readonly RunChange[]): void => {
    notifyOf({
      changes,
      watched: BrowserWindow.getFocusedWindow() !== null,
      onClick: (runId) =>
        tellPage(windows.bringFirstForward(), { kind: 'open', hash: `#/runs/${encodeURIComponent(runId)}` }),
    });
    showTray();
  };

  app.on('second-instance', () => void windows.bringFirstForward());
  app.on('browser-window-created', () => icon.hide());
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') return;
    if (tray && !way.out && runs.working().length > 0) showTray();
    else app.quit();
  });
  answerPages({ supervisor: () => supervisor, onMenu: (page) => showMenu(windows, page) });
  quitInOrder({ supervisor, runs, way, windows });
  showMenu(windows, []);
  windows.open();
}

function showMenu(windows: Windows, page: PageMenu): void {
  installMenu({ platform: process.platform, page, onNewWindow: () => void windows.open(), tell: tellPage });
}

/** Asks once when runs are at work, then quits only after the engine has closed its runs, index and database in order. */
function quitInOrder(options: {
  readonly supervisor: EngineSupervisor;
  readonly runs: RunWatch;
  /** `out`: the person agreed, or there was nothing to ask. */
  readonly way: { out: boolean };
  readonly windows: Windows;
}): void {
  const { supervisor, runs, way, windows } = options;
  const state = { asking: false, closed: false, closing: false };
  const ask = async (): Promise<void> => {
    const { length: count } = await runs.ask();
    way.out = count === 0 || (await agreesToQuit({ count, window: BrowserWindow.getFocusedWindow() }));
    state.asking = false;
    if (way.out) return app.quit();
    // What goes on must be reachable.
    if (windows.all().length === 0) windows.open();
  };
  app.on('before-quit', (event) => {
    if (way.out) return;
    event.preventDefault();
    if (state.asking) return;
    state.asking = true;
    void ask();
  });
  app.on('will-quit', (event) => {
    if (state.closed) return;
    event.preventDefault();
    if (state.closing) return;
    state.closing = true;
    runs.close();
    void supervisor.close().finally(() => {
      state.closed = true;
      app.quit();
    });
  });
}
