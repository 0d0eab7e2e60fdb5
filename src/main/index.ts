import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, session } from 'electron';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { answerEngineRequests, tellStopped } from './engine-channel.ts';
import { chooseStarter } from './engine-process/choose-starter.ts';
import type { EngineSupervisor } from './engine-process/engine-supervisor.ts';
import { superviseEngine } from './engine-process/engine-supervisor.ts';
import { installMenu } from './menu.ts';
import { lockContents, lockSession, silenceChromium } from './security.ts';
import { bringForward, openWindow } from './window.ts';

// The window's process: it opens the window, starts the engine and hands ports over. No models, no files of the person.
const root = process.env['GUILDHALL_APP_ROOT'] ?? app.getAppPath();
const dataFolder = flagOf('--data', process.argv) ?? process.env['GUILDHALL_DATA'] ?? null;

app.setName('Guildhall');
// One window program a data folder: the profile, which Electron locks, lies inside it when one is named.
if (dataFolder !== null) app.setPath('userData', join(dataFolder, 'window'));
silenceChromium();
declareAppScheme();

if (app.requestSingleInstanceLock()) void run();
else app.quit();

async function run(): Promise<void> {
  const open: { window: BrowserWindow | null } = { window: null };
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('second-instance', () => {
    if (open.window !== null) bringForward(open.window);
  });
  await app.whenReady();
  lockSession(session.defaultSession);
  serveApp(join(root, 'out', 'renderer'));
  installMenu(process.platform);

  const supervisor = superviseEngine({
    starter: chooseStarter({ root, dataFolder, environment: process.env, nodeVersion: process.versions.node }),
    now: () => Date.now(),
    onStopped: (reason) => {
      if (open.window !== null) tellStopped(open.window.webContents, reason);
    },
  });
  answerEngineRequests(() => supervisor);
  closeEngineBeforeQuit(supervisor);

  const show = (): void => {
    open.window = openWindow(root);
    open.window.once('closed', () => {
      open.window = null;
    });
  };
  show();
  app.on('activate', () => {
    if (open.window === null) show();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}

/** Quits only after the engine has closed its runs, index and database in order. */
function closeEngineBeforeQuit(supervisor: EngineSupervisor): void {
  const state = { closed: false, closing: false };
  app.on('will-quit', (event) => {
    if (state.closed) return;
    event.preventDefault();
    if (state.closing) return;
    state.closing = true;
    void supervisor.close().finally(() => {
      state.closed = true;
      app.quit();
    });
  });
}

function flagOf(name: string, argv: readonly string[]): string | undefined {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv[at + 1];
}
