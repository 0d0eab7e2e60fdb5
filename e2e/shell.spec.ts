import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { ChatPage } from './pages/chat-page.ts';
import { Palette } from './pages/palette.ts';

// What lies around the views: palette, shortcuts, the first steps, interrupted runs. Against the scripted engine.
let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(page: Page, options: { readonly scene: string; readonly hash: string; readonly theme?: string }) {
  const { scene, hash, theme = 'light' } = options;
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=${scene}${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('the palette opens while typing, finds an action by its words, does it, and gives the focus back', async ({
  page,
}) => {
  await open(page, { scene: 'finished', hash: '#/' });
  const chat = new ChatPage(page);
  const palette = new Palette(page);
  await expect(chat.composer).toBeFocused();
  await palette.open();
  await expect(palette.item(en.app.actions.stopRun)).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(chat.composer).toBeFocused();
  await palette.open();
  await page.keyboard.type('about');
  await expect(palette.item(en.app.actions.openAbout)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: en.settings.sections.about, exact: true })).toBeVisible();
});

test('the sheet of shortcuts opens with a question mark, but not in a text', async ({ page }) => {
  await open(page, { scene: 'finished', hash: '#/' });
  const chat = new ChatPage(page);
  const sheet = page.getByRole('dialog', { name: en.app.shortcuts.title });
  await chat.composer.pressSequentially('Why?');
  await expect(chat.composer).toHaveValue('Why?');
  await expect(sheet).toBeHidden();
  await page.getByRole('button', { name: en.app.newQuestion }).focus();
  await page.keyboard.press('Shift+?');
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
});

for (const theme of ['light', 'dark', 'high-contrast']) {
  test(`no axe violation: first steps and interrupted run, ${theme}`, async ({ page }) => {
    await open(page, { scene: 'first', hash: '#/first-steps', theme });
    await expect(page.getByRole('region', { name: en.models.recommended.title })).toContainText('2 cores');
    await expectAccessible(page);
    await open(page, { scene: 'interrupted', hash: '#/', theme });
    await expect(page.getByRole('region', { name: en.app.interrupted.region })).toBeVisible();
    await expectAccessible(page);
  });
}

test('the first steps are offered until they are put away, which can be taken back', async ({ page }) => {
  await open(page, { scene: 'first', hash: '#/' });
  const card = page.getByRole('region', { name: en.firstSteps.title });
  await card.getByRole('button', { name: en.firstSteps.done }).click();
  await expect(card).toBeHidden();
  await page.getByRole('button', { name: en.app.undo }).click();
  await card.getByRole('button', { name: en.firstSteps.title }).click();
  await expect(page.getByRole('heading', { level: 1, name: en.firstSteps.title })).toBeVisible();
});

test('the recorded run is played, can be skipped to its end, and its sources open', async ({ page }) => {
  await open(page, { scene: 'first', hash: '#/first-steps' });
  await page.getByRole('button', { name: en.firstSteps.recordedOpen }).click();
  const chat = new ChatPage(page);
  await expect(chat.status(en.app.status.running)).toBeVisible();
  await expect(page.getByText(en.firstSteps.recordedNote)).toBeVisible();
  await chat.stop.click();
  await expect(chat.status(en.app.status.succeeded)).toBeVisible();
  await chat.openCitation(1);
  await expect(chat.drawer).toContainText('Sign pilot contracts');
  await page.getByRole('button', { name: en.firstSteps.recordedEnd }).click();
  await expect(page.getByRole('heading', { level: 1, name: en.firstSteps.title })).toBeVisible();
});

test('a run that was cut off is named and resumed', async ({ page }) => {
  await open(page, { scene: 'interrupted', hash: '#/' });
  const notice = page.getByRole('region', { name: en.app.interrupted.region });
  await expect(notice).toContainText(en.app.interrupted.because.crash);
  await notice.getByRole('button', { name: en.app.interrupted.resume }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/#\/runs\/r1$/);
});
