import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { RunsPage } from './pages/runs-page.ts';
import { TracePage } from './pages/trace-page.ts';

const text = en.runs;
const CALL = 'call%3Aread-mail-0';

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(page: Page, hash: string, theme = 'light'): Promise<void> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=finished${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

for (const theme of ['light', 'dark']) {
  test(`no axe violation: the list of runs, and two of them, ${theme}`, async ({ page }) => {
    await open(page, '#/runs', theme);
    await expect(new RunsPage(page).rows).toHaveCount(4);
    await expectAccessible(page);
    await open(page, '#/compare/r1/r9', theme);
    await expect(new RunsPage(page).differing).toHaveCount(4);
    await expectAccessible(page);
  });

  test(`no axe violation: the graph, and the fork dialog, ${theme}`, async ({ page }) => {
    await open(page, `#/runs/r1/trace/${CALL}`, theme);
    await page.getByRole('radio', { name: text.graph }).click();
    await expect(page.getByRole('region', { name: text.graph })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: text.forkStep }).click();
    await expect(page.getByLabel(text.system)).toBeVisible();
    await expectAccessible(page);
  });
}

test('the list: words and filters narrow it, a fork names its parent, deleting names the size', async ({ page }) => {
  await open(page, '#/runs');
  const runs = new RunsPage(page);
  await expect(runs.rows.first()).toContainText(text.forkedFrom);
  await runs.search.fill('payload adapter');
  await expect(runs.rows).toHaveCount(1);
  await runs.search.fill('');
  await runs.filter(text.statusFilter).selectOption({ label: en.app.status.partial });
  await expect(runs.rows).toHaveCount(1);
  await runs.search.fill('nothing like it');
  await expect(page.getByText(text.none)).toBeVisible();
  await runs.search.fill('');
  await runs.rows
    .first()
    .getByRole('button', { name: /^Delete/ })
    .click();
  const question = page.getByRole('alertdialog', { name: text.removeTitle });
  await expect(question).toContainText('2 MB');
  await question.getByRole('button', { name: text.removeAction }).click();
  await expect(page.getByText(text.removed('2 MB'))).toBeVisible();
});

test('by keyboard: choose two runs, compare them, and see the first divergence on top', async ({ page }) => {
  await open(page, '#/runs');
  const runs = new RunsPage(page);
  await expect(runs.compare).toBeDisabled();
  await runs.rows.nth(0).getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await runs.rows.nth(1).getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await runs.compare.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: text.compareTitle })).toBeVisible();
  await expect(page.getByText(text.changes.prompt('Read the mail', 'is it still open'))).toBeVisible();
  const first = runs.differing.first();
  await expect(first).toContainText('Read the mail');
  await expect(first.getByRole('group', { name: text.diff(text.result) })).toContainText('"items": 5');
  await expect(runs.differing.last()).toContainText('Write the answer');
});

test('a step: change its prompt and run again; the new run says what was changed', async ({ page }) => {
  await open(page, `#/runs/r1/trace/${CALL}`);
  await page.getByRole('button', { name: text.forkStep }).click();
  const dialog = page.getByRole('dialog', { name: text.forkTitle });
  await expect(dialog.getByLabel(text.system)).toHaveValue(/You label one line/);
  await expect(dialog.getByLabel(text.exampleReply(1))).toHaveValue('open');
  await expect(dialog).toContainText(text.reach(4, 9));
  await dialog.getByLabel(text.system).fill('Read strictly.');
  await dialog.getByRole('button', { name: text.forkAction }).click();
  await expect(page.getByText(text.changes.prompt('Read the mail', 'is it still open'))).toBeVisible();
  await page.getByRole('button', { name: text.compareWithParent }).click();
  await expect(page.getByRole('heading', { level: 1, name: text.compareTitle })).toBeVisible();
});

test('the graph opens a task; the timeline zooms and comes back; the run is saved as a file', async ({ page }) => {
  await open(page, '#/runs/r1/trace');
  const trace = new TracePage(page);
  await page.getByRole('radio', { name: text.graph }).click();
  await page.getByRole('button', { name: /^Find the blockers/ }).click();
  await expect(trace.detail.getByRole('heading', { name: 'Find the blockers' })).toBeVisible();
  await page.getByRole('radio', { name: text.timeline }).click();
  await expect(page.getByRole('button', { name: text.zoomAll })).toBeDisabled();
  await page.getByRole('button', { name: text.zoomIn }).click();
  await page.getByRole('button', { name: text.zoomIn }).click();
  await page.getByRole('button', { name: text.zoomAll }).click();
  await expect(page.getByRole('button', { name: text.zoomAll })).toBeDisabled();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: text.save }).click();
  await page.getByRole('menuitem', { name: text.saveOtlp }).click();
  expect((await download).suggestedFilename()).toBe('r1.otlp.json');
});

test('a run of ten thousand events opens at once, with only what is in sight in the page', async ({ page }) => {
  test.slow();
  await open(page, '#/runs');
  // From the change of the address to the first line of the timeline, measured in the page.
  const took = await page.evaluate(async () => {
    const from = performance.now();
    location.hash = '#/runs/r10k/trace';
    while (document.querySelector('[role=treeitem]') === null) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  });
  test.info().annotations.push({ type: 'trace of 10,000 events opens in', description: `${took.toFixed(0)} ms` });
  process.stdout.write(`    trace of 10,000 events opens in ${took.toFixed(0)} ms\n`);
  expect(await new TracePage(page).steps.count()).toBeLessThan(80);
});
