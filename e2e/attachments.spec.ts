import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { ChatPage } from './pages/chat-page.ts';

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

const text = en.conversations.attachments;

async function open(page: Page, hash: string, theme = 'light'): Promise<void> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=finished${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

function chips(page: Page): Locator {
  return page.getByRole('list', { name: text.label }).getByRole('listitem');
}

/** Drops files where the conversation is; `paths` is what the preload of the Guildhall window says of them. */
async function dropFiles(page: Page, names: readonly string[], paths: readonly string[] | null = null): Promise<void> {
  await page.evaluate(
    (drop) => {
      const transfer = new DataTransfer();
      for (const name of drop.names) transfer.items.add(new File(['text'], name));
      const on = document.querySelector('#content > *');
      for (const type of ['dragover', 'drop'])
        on?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      if (drop.paths !== null)
        window.postMessage({ kind: 'guildhall:dropped', paths: drop.paths }, window.location.origin);
    },
    { names, paths },
  );
}

for (const theme of ['light', 'dark']) {
  test(`no axe violation: attached files, on their way, read and refused, ${theme}`, async ({ page }) => {
    await open(page, '#/runs/r1', theme);
    await dropFiles(page, ['lease.pdf', 'photo.png']);
    await expect(chips(page)).toHaveCount(2);
    await expect(chips(page).filter({ hasText: 'Pictures are not read.' })).toBeVisible();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'all.mbox', mimeType: 'text/plain', buffer: Buffer.alloc(4_000_000) });
    await expect(chips(page).filter({ hasText: 'is too large to attach' })).toBeVisible();
    await expectAccessible(page);
  });
}

test('a file is chosen, copied in parts with its progress, read, used in a question and still there afterwards', async ({
  page,
}) => {
  await open(page, '#/');
  const chat = new ChatPage(page);
  await expect(page.getByRole('button', { name: text.attach })).toBeVisible();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mail.mbox', mimeType: 'text/plain', buffer: Buffer.alloc(2_900_000) });
  await chat.composer.fill('What does the lease say?');
  await expect(chips(page)).toContainText(text.uploading('36%'));
  await expect(page.getByRole('button', { name: en.chat.send, exact: true })).toBeDisabled();
  await expect(chips(page)).toContainText(text.entries('14'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Why is the Orion launch delayed/ })).toBeVisible();
  await expect(chips(page)).toContainText('mail.mbox');
});

test('by keyboard alone: stop a copy, put a refusal away, remove what is attached', async ({ page }) => {
  await open(page, '#/runs/r1');
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'mail.mbox', mimeType: 'text/plain', buffer: Buffer.alloc(2_900_000) });
  await page.getByRole('button', { name: text.stop('mail.mbox') }).focus();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await input.setInputFiles({ name: 'all.mbox', mimeType: 'text/plain', buffer: Buffer.alloc(4_000_000) });
  await page.getByRole('button', { name: text.dismiss('all.mbox') }).focus();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
  await input.setInputFiles({ name: 'lease.md', mimeType: 'text/plain', buffer: Buffer.from('The lease.') });
  await expect(chips(page)).toContainText(text.entries('14'));
  await page.getByRole('button', { name: text.remove('lease.md') }).focus();
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveCount(0);
});

test('in the window, where the page is told their paths, dropped files are copied from there', async ({ page }) => {
  await open(page, '#/runs/r1');
  await dropFiles(page, ['lease.pdf'], ['/home/ada/lease.pdf']);
  await expect(chips(page)).toContainText(text.entries('14'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
