import { join } from 'node:path';
import { app, session } from 'electron';
import { declareAppScheme, serveApp } from './app-protocol.ts';
import { chooseStarter } from './engine-process/choose-starter.ts';
import { silenceChromium, lockContents, lockSession } from './security.ts';
import { runProgram } from './program.ts';

// The window's process: it opens windows, starts the engine and hands ports over. No models, no files of the person.
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
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  await app.whenReady();
  lockSession(session.defaultSession);
  serveApp(join(root, 'out', 'renderer'));
  const environment = process.env;
  runProgram({
    root,
    desktop: environment['XDG_CURRENT_DESKTOP'],
    starter: chooseStarter({ root, dataFolder, environment, nodeVersion: process.versions.node }),
  });
}

function flagOf(name: string, argv: readonly string[]): string | undefined {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv[at + 1];
}
