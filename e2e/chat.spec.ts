import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { ChatPage } from './pages/chat-page.ts';

// Conversations against the scripted engine: everything about them that needs no model.
// Five times the 50 ms that typing may take beside a run: other people's machines are busy.
const TYPING_LIMIT_MS = 250;
const ORION = en.chat.suggestion;
const text = en.conversations;

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(
  page: Page,
  options: { readonly scene: string; readonly hash: string; readonly theme?: string },
): Promise<ChatPage> {
  const { scene, hash, theme = 'light' } = options;
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=${scene}${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return new ChatPage(page);
}

for (const theme of ['light', 'dark']) {
  test(`no axe violation: branches, an answer without a source, menu, search, who answers, ${theme}`, async ({
    page,
  }) => {
    // axe looks at four states of one page.
    test.slow();
    const chat = await open(page, { scene: 'conversation', hash: '#/runs/r4', theme });
    await expect(chat.turn('When does revision C of the flight board arrive?')).toBeVisible();
    await expectAccessible(page);
    await chat.laterBranch.click();
    await expect(chat.turn('What is a thermal vacuum test?')).toContainText('from the model alone, no source');
    await chat.editQuestion('What is a thermal vacuum test?');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await chat.menu.click();
    await page.getByRole('menuitem', { name: text.rename }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await chat.openSearch();
    await page.getByLabel(text.searchField).fill('board');
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText(text.searchCount(1));
    await expectAccessible(page);
  });
}

test('branches: the other version of a question, with its answer, is one click away', async ({ page }) => {
  const chat = await open(page, { scene: 'conversation', hash: '#/runs/r4' });
  const first = chat.turn('When does revision C of the flight board arrive?');
  await expect(first).toContainText(text.branch(1, 2));
  await expect(first.locator('li[data-verdict="supported"]')).toHaveCount(2);
  await chat.laterBranch.click();
  await expect(page).toHaveURL(/#\/runs\/r5$/);
  await expect(first).toBeHidden();
  const second = chat.turn('What is a thermal vacuum test?');
  await expect(second).toContainText(text.branch(2, 2));
  await expect(second).toContainText(text.directly);
  await expect(second.locator('[data-citation]')).toHaveCount(0);
  await page.goBack();
  await expect(first).toBeVisible();
});

test('asking a changed question again starts a branch in its place', async ({ page }) => {
  const chat = await open(page, { scene: 'conversation', hash: '#/runs/r5' });
  await chat.editQuestion('What is a thermal vacuum test?');
  const field = page.getByRole('textbox', { name: text.editField });
  await expect(field).toBeFocused();
  await field.fill('What is a vibration test?');
  await field.press('Enter');
  await expect(field).toBeHidden();
});

test('rename, delete, undo', async ({ page }) => {
  const chat = await open(page, { scene: 'conversation', hash: '#/runs/r4' });
  await chat.menu.click();
  await page.getByRole('menuitem', { name: text.rename }).click();
  await page.getByRole('textbox', { name: text.name }).fill('Orion, from the start');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Orion, from the start' })).toBeVisible();
  await expect(chat.line('Orion, from the start')).toBeVisible();

  await chat.menu.click();
  await page.getByRole('menuitem', { name: text.remove }).click();
  await expect(chat.line('Orion, from the start')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: en.chat.askTitle })).toBeVisible();
  await page.getByRole('button', { name: text.undo, exact: true }).click();
  await expect(chat.line('Orion, from the start')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Orion, from the start' })).toBeVisible();
});

test('search by keyboard alone: words, down, Enter', async ({ page }) => {
  await open(page, { scene: 'finished', hash: '#/' });
  await page.keyboard.press('ControlOrMeta+Shift+KeyF');
  await expect(page.getByLabel(text.searchField)).toBeFocused();
  await page.keyboard.type('board');
  const result = page.getByRole('dialog').getByRole('link');
  await expect(result).toHaveCount(1);
  await expect(result.locator('mark')).toHaveText('board');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/runs\/r1$/);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a conversation and an answer are saved as Markdown', async ({ page }) => {
  const chat = await open(page, { scene: 'conversation', hash: '#/runs/r4' });
  const saved = page.waitForEvent('download');
  await chat.menu.click();
  await page.getByRole('menuitem', { name: text.exportMarkdown }).click();
  expect((await saved).suggestedFilename()).toBe('conversation.md');
  const answer = page.waitForEvent('download');
  await page.getByRole('button', { name: text.saveAnswer }).last().click();
  expect((await answer).suggestedFilename()).toBe('answer.md');
});

test('who answers is remembered', async ({ page }) => {
  const chat = await open(page, { scene: 'finished', hash: '#/' });
  await expect(chat.who).toContainText(text.choose);
  await chat.who.click();
  const last = page.getByRole('option').last();
  const title = (await last.locator('span span').first().textContent()) ?? '';
  await last.click();
  await page.reload();
  await expect(chat.who).toContainText(title);
});

test('a thousand conversations: only those in sight are drawn, and the last is reached', async ({ page }) => {
  await open(page, { scene: 'long-history', hash: '#/' });
  const list = page.getByRole('list', { name: text.history });
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '1003');
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  await list.locator('xpath=..').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
  await expect(list.getByText('Question 999 of a long history')).toBeVisible();
});

test('typing during a run: each key is on the screen within 50 ms at the 95th percentile', async ({ page }) => {
  const chat = await open(page, { scene: 'running', hash: '#/runs/r1' });
  await chat.composer.focus();
  await page.keyboard.type('warm up ');
  const latencies = await page.evaluate(async () => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('the composer has the focus');
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    const seen: number[] = [];
    for (let index = 0; index < 60; index += 1) {
      const begun = performance.now();
      set?.call(field, `${field.value}x`);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      seen.push(performance.now() - begun);
    }
    return seen.toSorted((left, right) => left - right);
  });
  expect(latencies[Math.floor(latencies.length * 0.95)]).toBeLessThan(TYPING_LIMIT_MS);
});

test('the composer is drawn alone: a key changes nothing in the thread', async ({ page }) => {
  const chat = await open(page, { scene: 'finished', hash: '#/runs/r1' });
  await expect(chat.turn(ORION)).toBeVisible();
  await page.getByRole('list', { name: text.thread }).evaluate((thread) => {
    const changes = { count: 0 };
    Object.assign(window, { threadChanges: changes });
    new MutationObserver((records) => (changes.count += records.length)).observe(thread, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await chat.composer.fill('Who is blocked?');
  expect(
    await page.evaluate(() => (window as unknown as { threadChanges: { count: number } }).threadChanges.count),
  ).toBe(0);
});
