import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { KnowledgePage } from './pages/knowledge-page.ts';
import { ModelsPage } from './pages/models-page.ts';

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

for (const theme of ['light', 'dark']) {
  test(`no axe violation: sources, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/knowledge/sources', theme });
    await expect(new KnowledgePage(page).files.first()).toBeVisible();
    await expectAccessible(page);
  });

  test(`no axe violation: models, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/models', theme });
    const models = new ModelsPage(page);
    await expect(models.button(en.models.unload, 'Qwen2.5 Coder 0.5B')).toBeVisible();
    await expect(models.recommended).toBeVisible();
    await expectAccessible(page);
  });

  test(`no axe violation: search with a row and a commit in their context, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/knowledge/search', theme });
    const knowledge = new KnowledgePage(page);
    await knowledge.search.fill('flight board chamber');
    await page.keyboard.press('Enter');
    await expect(knowledge.results).toHaveCount(4);
    for (const place of ['row ORN-88', 'commit 1a2b3c4d5e6f']) {
      await knowledge.result(place).click();
      await expect(knowledge.drawer.locator('mark').first()).toBeVisible();
      await expectAccessible(page);
    }
  });

  test(`no axe violation: tasks and people, ${theme}`, async ({ page }) => {
    await open(page, { hash: '#/knowledge/graph', theme });
    await expect(new KnowledgePage(page).node('ORN-91')).toBeVisible();
    await expectAccessible(page);
  });

  test(`no axe violation: nothing read yet, and the question before a workspace is deleted, ${theme}`, async ({
    page,
  }) => {
    await open(page, { hash: '#/knowledge/sources', scene: 'empty', theme });
    await expect(page.getByText(en.knowledge.files.empty)).toBeVisible();
    await expectAccessible(page);
    await new KnowledgePage(page).workspaceMenu(en.knowledge.workspace.remove);
    await expect(page.getByRole('dialog')).toContainText('3 runs');
    await expectAccessible(page);
  });
}

test('reading the folder: progress, pause, go on; what could not be read is said in words, first', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources' });
  const knowledge = new KnowledgePage(page);
  await expect(knowledge.files.first()).toContainText('2 of 9 pages hold no text');
  await expect(knowledge.files).toHaveCount(7);
  await page.getByRole('button', { name: en.knowledge.files.onlyProblems(2) }).click();
  await expect(knowledge.files).toHaveCount(2);
  await knowledge.read.click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await knowledge.pause.click();
  await expect(page.getByText(/^Paused/)).toBeVisible();
  await knowledge.goOn.click();
  await expect(page.getByText(en.knowledge.ingest.stages.done)).toBeVisible();
});

test('a search marks the words, says why each passage matched, and opens it in its context', async ({ page }) => {
  await open(page, { hash: '#/knowledge/search' });
  const knowledge = new KnowledgePage(page);
  await knowledge.search.fill('flight board');
  await page.keyboard.press('Enter');
  await expect(knowledge.results.first().locator('mark')).toHaveText(['flight', 'board']);
  await expect(knowledge.results.first()).toContainText('by meaning #1, by words #2');
  await expect(knowledge.results.nth(2)).toContainText('by meaning #2');
  await page.getByRole('group', { name: en.knowledge.search.kinds }).getByText(en.sources.kindsMany.row).click();
  await expect(knowledge.results).toHaveCount(1);
  await knowledge.results.first().click();
  const table = knowledge.drawer.getByRole('table');
  await expect(table.getByRole('columnheader', { name: 'Assignee' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.locator('tr[aria-current]')).toContainText('ORN-88');
  await knowledge.search.fill('nothing at all');
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.knowledge.search.none)).toBeVisible();
});

test('by keyboard alone: the graph says what waits for what, and every link opens where that is written', async ({
  page,
}) => {
  await open(page, { hash: '#/knowledge/graph' });
  const knowledge = new KnowledgePage(page);
  await knowledge.list.focus();
  await expect(knowledge.node('ORN-91').first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(knowledge.detail.getByRole('heading', { level: 2 })).toHaveText(
    'ORN-88 Thermal test of the flight board',
  );
  await expect(knowledge.detail).toContainText(en.knowledge.graph.edges['waits-for'].out);
  await expect(knowledge.picture('ORN-88 Thermal test of the flight board').getByRole('button')).toHaveCount(4);
  await knowledge.place('mail.mbox', 'mail 41').first().focus();
  await page.keyboard.press('Enter');
  await expect(knowledge.drawer.locator('mark')).toContainText('Until the vendor ships revision C');
  await page.keyboard.press('Escape');
  await expect(knowledge.drawer).toBeHidden();
  await page.getByRole('button', { name: en.knowledge.graph.kinds.person, exact: true }).click();
  await expect(knowledge.node('Tomas Reyes')).toContainText('2 open tasks');
});

test('models: what would fit is said before; load, keep, unload; the memory follows', async ({ page }) => {
  await open(page, { hash: '#/models' });
  const models = new ModelsPage(page);
  const large = 'Qwen2.5 Coder 1.5B';
  await expect(models.row(large)).toContainText('Needs about 2.5 GB of memory, which is free');
  await expect(models.row(large)).toContainText('writes 9.8 tokens/s');
  await expect(models.button(en.models.load, 'Qwen3.6 35B')).toBeDisabled();
  await expect(models.row('Qwen3.6 35B')).toContainText('Does not fit');
  await models.button(en.models.load, large).click();
  await expect(models.memory).toContainText(`${en.models.memory.reserved} 2.5 GB`);
  await expect(models.row(large)).toContainText(
    '10 sequences of 4 096 tokens'.replace(' ', '\u202f').replace('10\u202f', '10 '),
  );
  await expect(models.memory).not.toContainText(en.models.memory.reserved);
  await models.button(en.models.pin, large).click();
  await expect(models.row(large)).toContainText(en.models.pinned);
  await models.button(en.models.unload, large).click();
  await expect(models.button(en.models.load, large)).toBeVisible();
});

test('a model that a run uses is not unloaded, and why is said where it happened', async ({ page }) => {
  await open(page, { hash: '#/models', scene: 'running' });
  const models = new ModelsPage(page);
  await models.button(en.models.unload, 'Qwen2.5 Coder 0.5B').click();
  await expect(models.row('Qwen2.5 Coder 0.5B').getByRole('alert')).toContainText('A run is using this model');
});

test('a workspace: rename, a name that is taken, delete, and bring the sample back', async ({ page }) => {
  await open(page, { hash: '#/knowledge/sources' });
  const knowledge = new KnowledgePage(page);
  await knowledge.workspaceMenu(en.knowledge.workspace.rename);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(en.knowledge.workspace.name).fill('Project Heron');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Another workspace is called "Project Heron" already.');
  await dialog.getByLabel(en.knowledge.workspace.name).fill('Orion');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: en.app.workspaces })).toContainText('Orion');

  await knowledge.workspaceMenu(en.knowledge.workspace.remove);
  await expect(dialog).toContainText('14 MB');
  await expect(dialog).toContainText('/samples/launch-delay/exports stay as they are');
  await dialog.getByRole('button', { name: en.knowledge.workspace.removeAction, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: en.app.workspaces })).toContainText('Project Heron');
  await page.getByRole('button', { name: en.knowledge.workspace.bringBack }).click();
  await page.getByRole('combobox', { name: en.app.workspaces }).click();
  await expect(page.getByRole('option', { name: 'launch-delay' })).toBeVisible();
});
