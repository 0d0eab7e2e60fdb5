import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { SettingsPage } from './pages/settings-page.ts';

// Settings against the scripted engine.
let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(page: Page, section: string, theme = 'light'): Promise<SettingsPage> {
  await page.addInitScript((value) => {
    if (localStorage.getItem('guildhall.theme') === null) localStorage.setItem('guildhall.theme', value);
  }, theme);
  await page.goto(`${site.address}?scene=finished#/settings/${section}`);
  await expect(page.getByRole('heading', { level: 1, name: en.settings.title })).toBeVisible();
  return new SettingsPage(page);
}

for (const theme of ['light', 'dark', 'high-contrast']) {
  for (const title of Object.values(en.settings.sections)) {
    test(`no axe violation: ${title}, ${theme}`, async ({ page }) => {
      const settings = await open(page, 'general', theme);
      await settings.openSection(title);
      await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a choice counts at once, survives a reload, and can be taken back', async ({ page }) => {
  const settings = await open(page, 'general');
  await settings.choice(en.settings.ask).getByRole('radio', { name: en.settings.askOptions.always }).click();
  await expect(settings.messages).toContainText(en.settings.saved);
  await settings.undo();
  await expect(
    settings.choice(en.settings.ask).getByRole('radio', { name: en.settings.askOptions.writes }),
  ).toBeChecked();
  await settings.choice(en.settings.theme).getByRole('radio', { name: en.app.themes['high-contrast'] }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high-contrast');
});

test('keys can be changed by keyboard; what they meant before is said before it is taken away', async ({ page }) => {
  const settings = await open(page, 'shortcuts');
  const models = settings.keysOf(en.app.actions.openModels);
  await models.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  await expect(page.getByText(en.settings.shortcuts.needsModifier)).toBeVisible();
  await page.keyboard.press('Control+Shift+M');
  await expect(models).toContainText('CtrlShiftM');

  await models.press('Enter');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('alert')).toContainText(en.settings.shortcuts.taken('Ctrl+K', en.app.palette.title));
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(models).toContainText('CtrlK');
  await expect(settings.keysOf(en.app.actions.showPalette)).toContainText(en.settings.shortcuts.none);
  await page.reload();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('heading', { level: 1, name: en.models.title })).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: en.settings.shortcuts.resetAll }).click();
  await expect(models).toContainText(en.settings.shortcuts.none);
  await settings.undo();
  await expect(models).toContainText('CtrlK');
});

test('storage says why there is nothing to drop, and what was dropped', async ({ page }) => {
  const settings = await open(page, 'storage');
  const drop = page.getByRole('button', { name: en.settings.storage.applyNow });
  await drop.focus();
  await expect(page.getByRole('tooltip')).toContainText(en.settings.storage.nothingToDrop);
  await settings
    .choice(en.settings.storage.keep)
    .getByRole('radio', { name: en.settings.storage.days(30) })
    .click();
  await drop.click();
  await expect(settings.messages).toContainText(en.settings.storage.dropped(12, '840 kB'));
});

test('About names version, models and every library with its licence', async ({ page }) => {
  await open(page, 'about');
  await expect(page.getByText(en.settings.about.version('0.1.0'))).toBeVisible();
  const libraries = page.getByRole('region', { name: en.settings.about.libraries });
  await expect(libraries.getByRole('row', { name: /^react \d/ })).toContainText('MIT');
});
