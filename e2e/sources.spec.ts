import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(
  page: Page,
  options: { readonly hash: string; readonly scene?: string; readonly theme?: string },
): Promise<void> {
  const { hash, scene = 'finished', theme = 'light' } = options;
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=${scene}${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const text = en.knowledge.sources;

for (const theme of ['light', 'dark']) {
  test(`no axe violation: several sources, and the question before one is removed, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/knowledge/sources', scene: 'sources', theme });
    await expect(new KnowledgePage(page).sources).toHaveCount(3);
    await expectAccessible(page);
    await page.getByRole('button', { name: text.remove('contracts') }).click();
    await expect(page.getByRole('dialog')).toContainText('31 passages');
    await expectAccessible(page);
  });

  test(`no axe violation: folders in the settings, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/settings/folders', scene: 'sources', theme });
    await expect(page.getByText('/home/ada/contracts').first()).toBeVisible();
    await expectAccessible(page);
  });
}

test('by keyboard alone: add a folder, what is refused is said in words, remove it again', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources' });
  const knowledge = new KnowledgePage(page);
  await expect(knowledge.sources).toHaveCount(1);
  await page.getByRole('button', { name: text.add }).focus();
  await page.keyboard.press('Enter');
  const path = page.getByRole('dialog').getByLabel(text.path);
  for (const [typed, answer] of [
    ['/nowhere', 'it does not exist'],
    ['/samples/launch-delay/exports/chat', 'the same files would be read twice'],
  ] as const) {
    await path.fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(answer);
  }
  await path.fill('/home/ada/contracts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(knowledge.sources).toHaveCount(2);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(knowledge.files.filter({ hasText: 'contracts › mail.mbox' })).toBeVisible();
  await expect(knowledge.files.filter({ hasText: 'exports › mail.mbox' })).toBeVisible();

  await page.getByRole('button', { name: text.remove('contracts') }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('/home/ada/contracts stay as they are');
  await page.getByRole('dialog').getByRole('button', { name: text.removeAction, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(knowledge.sources).toHaveCount(1);
  await expect(page.getByText(text.removed('contracts'))).toBeVisible();
  await expect(knowledge.files.filter({ hasText: '›' })).toHaveCount(0);
});

test('a source that cannot be read says so, and a citation says its folder', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources', scene: 'sources' });
  await expect(new KnowledgePage(page).sources.nth(2)).toContainText('Cannot be read: it does not exist');
  await open(page, { hash: '#/runs/r1', scene: 'sources' });
  await page.locator('[data-citation="1"]').first().click();
  await expect(page.getByRole('complementary').getByRole('heading', { name: /^exports › / })).toBeVisible();
});

/** Drops things on the window as Chromium does; `paths` is what the preload of the Guildhall window says of them. */
async function dropOn(
  page: Page,
  options: { readonly names: readonly string[]; readonly folders: boolean; readonly paths: readonly string[] | null },
): Promise<void> {
  await page.evaluate(({ names, folders, paths }) => {
    const transfer = new DataTransfer();
    for (const name of names) transfer.items.add(new File(['text'], name));
    // Only a real drop has entries.
    const items = names.map(() => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: folders }) }));
    Object.defineProperty(transfer, 'items', { value: items });
    const main = document.querySelector('#content') ?? document.body;
    for (const type of ['dragover', 'drop'])
      main.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    if (paths !== null) window.postMessage({ kind: 'guildhall:dropped', paths }, window.location.origin);
  }, options);
}

for (const theme of ['light', 'dark']) {
  test(`a folder that is dropped: asks first, names it, opens it as a workspace, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/knowledge/sources', theme });
    await dropOn(page, { names: ['heron'], folders: true, paths: ['/home/ada/heron'] });
    const dialog = page.getByRole('dialog', { name: en.app.drop.openTitle('heron') });
    await expect(dialog).toContainText('/home/ada/heron');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: en.app.drop.open }).click();
    await expect(page.getByRole('combobox', { name: en.app.workspaces })).toContainText('Project Heron');
    await expect(dialog).toBeHidden();
  });
}

test('files that are dropped are added to the open workspace; what is refused is said', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources' });
  await dropOn(page, {
    names: ['contracts', 'x.md'],
    folders: false,
    paths: ['/home/ada/contracts', '/samples/launch-delay/exports/x.md'],
  });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: en.app.drop.open })).toHaveCount(0);
  await dialog.getByRole('button', { name: en.app.drop.add('launch-delay') }).click();
  await expect(dialog.getByRole('alert')).toContainText('the same files would be read twice');
  await page.keyboard.press('Escape');
  await expect(new KnowledgePage(page).sources).toHaveCount(2);
});

test('in a browser, which does not tell where it lies, a drop says what to do instead', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources' });
  await dropOn(page, { names: ['heron'], folders: true, paths: null });
  const dialog = page.getByRole('dialog', { name: en.app.drop.noPathTitle('heron') });
  await expect(dialog).toContainText('A browser does not tell a page');
  await expectAccessible(page);
  await dialog.getByLabel(en.app.openFolder.path).fill('/home/ada/heron');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: en.app.workspaces })).toContainText('Project Heron');
});
