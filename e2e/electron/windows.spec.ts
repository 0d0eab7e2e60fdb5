import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect, test } from '@playwright/test';
import { z } from 'zod';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { productNode, root } from '../fixtures/paths.ts';
import { ChatPage } from '../pages/chat-page.ts';

// Windows, menu, tray and the ways out, in a real Electron with the real engine; the run that they are about uses the real models.
const RUN_LIMIT_MS = 10 * 60_000;
const executablePath = process.env['GUILDHALL_ELECTRON_PATH'] ?? '';

test.describe.configure({ mode: 'serial' });
test.skip(executablePath === '', 'GUILDHALL_ELECTRON_PATH names no Electron; "npm test" fetches one and sets it');

let app: ElectronApplication;
let program: ReturnType<ElectronApplication['process']>;
let page: Page;
let dataFolder: string;

function environment(desktop: string): Record<string, string> {
  return {
    ...(process.env as Record<string, string>),
    GUILDHALL_APP_ROOT: root,
    GUILDHALL_NODE: productNode(),
    GUILDHALL_DATA: dataFolder,
    XDG_CURRENT_DESKTOP: desktop,
  };
}

/** Without a tray unless the desktop is one that has it. */
async function launch(desktop = ''): Promise<void> {
  app = await _electron.launch({ executablePath, args: ['--no-sandbox'], env: environment(desktop) });
  program = app.process();
  page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Answers every dialog of main with the button of that number, and counts them. */
async function answerDialogs(response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = async (...args: readonly unknown[]) => {
      const options = args.at(-1) as { message: string };
      asked.push(options.message);
      return { response: button, checkboxChecked: false };
    };
  }, response);
}

function asked(): Promise<readonly string[]> {
  return app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

function quit(): Promise<void> {
  return app.evaluate(({ app: electron }) => void setTimeout(() => electron.quit(), 0));
}

function ended(): Promise<void> {
  return new Promise((resolve) => app.once('close', () => resolve()));
}

/** What Electron calls the windows that are there, whether shown or not. */
function windowStates(): Promise<readonly { readonly minimized: boolean }[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({ minimized: window.isMinimized() })),
  );
}

async function chooseInMenu(titles: readonly string[]): Promise<void> {
  await app.evaluate(({ BrowserWindow, Menu }, path) => {
    const [menu, item] = path;
    const found = Menu.getApplicationMenu()
      ?.items.find(({ label }) => label === menu)
      ?.submenu?.items.find(({ label }) => label === item);
    found?.click({}, BrowserWindow.getAllWindows()[0], undefined);
  }, titles);
}

test.beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'guildhall-windows-'));
  await launch();
});
test.afterAll(async () => {
  // The last test ends it; Playwright gives no process of a program that has ended.
  program.kill('SIGKILL');
  await rm(dataFolder, { recursive: true, force: true });
});

test('the menu offers the actions of the page, and does them', async () => {
  await chooseInMenu([en.app.actionGroups.go, en.app.actions.openModels]);
  await expect(page.getByRole('heading', { level: 1, name: en.models.title })).toBeVisible();
  await chooseInMenu([en.app.actionGroups.run, en.app.actions.newQuestion]);
  await expect(page.getByRole('heading', { level: 1, name: en.chat.askTitle })).toBeVisible();
});

test('a page that asks for it becomes a PDF where the person says, under no name that leads elsewhere', async () => {
  const target = join(dataFolder, 'answer.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    const offered: string[] = [];
    Object.assign(globalThis, { offered });
    dialog.showSaveDialog = async (...args: readonly unknown[]) => {
      offered.push((args.at(-1) as { defaultPath: string }).defaultPath);
      return { canceled: false, filePath };
    };
  }, target);
  const outcome = await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener(
          'message',
          ({ data }) => data.message?.kind === 'printed' && resolve(data.message.outcome),
        );
        window.postMessage({ kind: 'guildhall:print', fileName: '../../.bashrc' }, location.origin);
        window.postMessage({ kind: 'guildhall:print', fileName: 'why-late.pdf' }, location.origin);
      }),
  );
  expect(outcome).toEqual({ kind: 'saved', fileName: 'answer.pdf' });
  expect((await readFile(target)).subarray(0, 5).toString()).toBe('%PDF-');
  const offered = await app.evaluate(() => (globalThis as unknown as { offered: string[] }).offered);
  expect(offered.map((path) => basename(path))).toEqual(['why-late.pdf']);
});

test('a second window shows the same engine; a second launch brings the first one forward and ends', async () => {
  const opened = app.waitForEvent('window');
  await chooseInMenu(['File', 'New window']);
  const second = await opened;
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  const name = await page.getByRole('combobox', { name: en.app.workspaces }).textContent();
  await expect(second.getByRole('combobox', { name: en.app.workspaces })).toHaveText(name ?? '');

  const again = spawn(executablePath, ['--no-sandbox'], { env: environment(''), stdio: 'ignore' });
  const code = await new Promise((resolve) => again.once('exit', resolve));
  expect(code).toBe(0);
  expect(await windowStates()).toHaveLength(2);
  await second.close();
  expect(await windowStates()).toHaveLength(1);
});

test('the window comes back where it stood', async () => {
  const place = { x: 60, y: 50, width: 1100, height: 700 };
  await app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
  const done = ended();
  await quit();
  await done;
  await launch();
  const bounds = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toEqual(place);
});

test('with a run at work, quitting asks once and closing the last window asks where there is no tray', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  const chat = new ChatPage(page);
  await chat.suggestion.click();
  await expect(chat.status(en.app.status.running)).toBeVisible({ timeout: RUN_LIMIT_MS });
  await answerDialogs(1);
  await quit();
  await expect.poll(asked).toEqual(['A run is at work']);
  expect(await windowStates()).toHaveLength(1);

  await answerDialogs(0);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).toEqual(['A run is at work']);
  expect(await windowStates()).toHaveLength(1);
  await expect(chat.status(en.app.status.running)).toBeVisible();
});

test('after a crash of everything the next start names the run that was cut off, and resumes it', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  const lock = parseJson(z.object({ pid: z.int() }), await readFile(join(dataFolder, 'engine.lock'), 'utf8'));
  if (!lock.ok) throw new Error(lock.error.message);
  const done = ended();
  app.process().kill('SIGKILL');
  process.kill(lock.value.pid, 'SIGKILL');
  await done;
  await launch('KDE');
  const notice = page.getByRole('region', { name: en.app.interrupted.region });
  await expect(notice).toContainText(en.app.interrupted.because.crash);
  await notice.getByRole('button', { name: en.app.interrupted.resume }).click();
  await expect(notice).toBeHidden();
  await expect(new ChatPage(page).status(en.app.status.running)).toBeVisible();
});

test('where there is a tray the run goes on without a window, and a launch opens one on it again', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length), { timeout: 5_000 })
    .toBe(1);
  // Main hears every two seconds what the engine works on.
  await page.waitForTimeout(6_000);
  await page.close();
  expect(await windowStates()).toEqual([]);
  const opened = app.waitForEvent('window');
  spawn(executablePath, ['--no-sandbox'], { env: environment('KDE'), stdio: 'ignore' });
  page = await opened;
  await page.getByRole('link', { name: en.chat.suggestion }).first().click();
  await expect(new ChatPage(page).status(en.app.status.running)).toBeVisible();
});

test('quitting for good stops at the next safe point, and the next start offers to go on or to leave it', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  await answerDialogs(0);
  const done = ended();
  await quit();
  await done;
  await launch();
  const notice = page.getByRole('region', { name: en.app.interrupted.region });
  await expect(notice).toContainText(en.app.interrupted.because.quit);
  await notice.getByRole('button', { name: en.app.interrupted.stop }).click();
  await expect(notice).toBeHidden();
  await page.getByRole('link', { name: en.chat.suggestion }).first().click();
  await expect(new ChatPage(page).status(en.app.status.cancelled)).toBeVisible();
  const finished = ended();
  await quit();
  await finished;
});
