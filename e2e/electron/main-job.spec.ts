import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect, test } from '@playwright/test';
import { z } from 'zod';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';
import { expectTrueAnswer } from '../fixtures/ground-truth.ts';
import { productNode, root } from '../fixtures/paths.ts';
import { ChatPage } from '../pages/chat-page.ts';
import { scoreOnSample } from '../../test/support/sample-truth.ts';

// The main job in a real Electron window, with the real engine and the real models.
const RUN_LIMIT_MS = 25 * 60_000;
const executablePath = process.env['GUILDHALL_ELECTRON_PATH'] ?? '';

test.describe.configure({ mode: 'serial' });
test.skip(executablePath === '', 'GUILDHALL_ELECTRON_PATH names no Electron; "npm test" fetches one and sets it');

let app: ElectronApplication;
let page: Page;
let dataFolder: string;
const launch = (): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: {
      ...(process.env as Record<string, string>),
      GUILDHALL_APP_ROOT: root,
      GUILDHALL_NODE: productNode(),
      GUILDHALL_DATA: dataFolder,
    },
  });

test.beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'guildhall-window-'));
  app = await launch();
  page = await app.firstWindow();
});
test.afterAll(async () => {
  await app.close();
  await rm(dataFolder, { recursive: true, force: true });
});

test('the page is locked in: no Node, no other address, no second window, no permission', async () => {
  await expect(page.getByRole('heading', { name: en.chat.askTitle })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\/guildhall\//);
  const reach = await page.evaluate(async () => ({
    node: 'require' in window || 'process' in window || 'electron' in window,
    fetched: await fetch('http://127.0.0.1:9/').then(
      () => true,
      () => false,
    ),
    opened: window.open('https://example.com/') !== null,
    notifications: await Notification.requestPermission(),
  }));
  expect(reach).toEqual({ node: false, fetched: false, opened: false, notifications: 'denied' });
});

test('main itself reaches nothing through the window’s network', async () => {
  const answer = await app.evaluate(async ({ net }) => {
    try {
      return String((await net.fetch('http://127.0.0.1:9/')).status);
    } catch (error) {
      return String(error);
    }
  });
  expect(answer).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('the engine answers again after it was killed', async () => {
  await page.getByRole('button', { name: en.app.system.title, exact: true }).click();
  await expect(page.getByText(en.app.system.dataFolder, { exact: true })).toBeVisible();
  const lock = parseJson(z.object({ pid: z.int() }), await readFile(join(dataFolder, 'engine.lock'), 'utf8'));
  if (!lock.ok) throw new Error(lock.error.message);
  process.kill(lock.value.pid, 'SIGKILL');
  await expect(page.getByText(en.app.link.lost)).toBeVisible();
  await expect(page.getByText(en.app.link.lost)).toBeHidden();
  await page.getByRole('button', { name: en.app.system.again }).click();
  await expect(page.getByRole('button', { name: en.app.system.again })).toBeEnabled();
});

test('the main job in the window: the true causes with their passages', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  await page.getByRole('button', { name: en.app.newQuestion }).click();
  const chat = new ChatPage(page);
  await chat.suggestion.click();
  await expect(chat.status(en.app.status.running)).toBeVisible({ timeout: RUN_LIMIT_MS });
  await expect(chat.status(en.app.status.succeeded)).toBeVisible({ timeout: RUN_LIMIT_MS });
  expectTrueAnswer(await scoreOnSample(await chat.readAnswer()));
});

test('after quitting, the window opens again on the same answer', async () => {
  test.setTimeout(120_000);
  await app.close();
  app = await launch();
  page = await app.firstWindow();
  await page.getByRole('link', { name: en.chat.suggestion }).first().click();
  const chat = new ChatPage(page);
  await expect(chat.status(en.app.status.succeeded)).toBeVisible();
  await expect(chat.answer.locator('li[data-verdict]').first()).toBeVisible();
});

test('a page that tries to leave stays', async () => {
  // Last, because Playwright waits for ever for a navigation that was denied.
  await page.evaluate(() => location.assign('https://example.com/'));
  const heading = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.executeJavaScript('location.origin + " " + document.title'),
  );
  expect(heading).toBe('app://guildhall Guildhall');
});
