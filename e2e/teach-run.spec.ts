import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { TracePage } from './pages/trace-page.ts';

// Marks in a run against the scripted engine: the examples grow in the stored team, and what they are worth is measured.
const text = en.canvas.marks;

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(page: Page, step: string, theme = 'light'): Promise<TracePage> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=finished#/runs/sorted-run/trace/${step}`);
  const trace = new TracePage(page);
  await expect(trace.detail.getByRole('button', { name: text.right }).first()).toBeVisible();
  return trace;
}

for (const theme of ['light', 'dark']) {
  test(`no axe violation while a run is marked, ${theme}`, async ({ page }) => {
    const trace = await open(page, 'sort', theme);
    await trace.detail.getByRole('button', { name: text.wrong }).last().click();
    await expect(trace.detail.getByLabel(text.rightLabel)).toBeVisible();
    await expectAccessible(page);
  });
}

test('labels of a run are marked right or wrong, measured, saved into the team, and undone', async ({ page }) => {
  const trace = await open(page, 'sort');
  const { detail } = trace;
  const item = detail.getByRole('group', { name: text.group('We are happy with the new floor') });
  await detail.getByRole('button', { name: text.right }).first().click();
  await expect(detail.getByRole('button', { name: text.right }).first()).toHaveAttribute('aria-pressed', 'true');
  await item.getByRole('button', { name: text.wrong }).click();
  await item.getByLabel(text.rightLabel).selectOption('other');
  await expect(item.getByRole('button', { name: text.wrong })).toHaveAttribute('aria-pressed', 'true');
  const report = detail.getByRole('status').filter({ hasText: 'a line' });
  await expect(report).toContainText('50% →');
  await expect(report).toContainText('→ 4 ms a line');
  await expect(detail.getByText(en.teams.saveStates.saved, { exact: true })).toBeVisible();

  await page.goto(`${page.url().split('#')[0] ?? ''}#/teams/ticket-triage`);
  await page.locator('.react-flow__node[data-id="sorter"]').click();
  await expect(page.getByLabel(en.canvas.inspector.examples.item(1), { exact: true })).toHaveValue(
    'We are happy with the new floor',
  );
  await expect(page.getByLabel(en.canvas.inspector.examples.labelOf(1))).toHaveValue('other');

  await page.goBack();
  await expect(item.getByRole('button', { name: text.wrong })).toHaveAttribute('aria-pressed', 'true');
  await item.getByLabel(text.rightLabel).selectOption('request');
  await detail.getByRole('button', { name: en.teams.toolbar.undo }).click();
  await expect(item.getByLabel(text.rightLabel)).toHaveValue('other');
});

test('a decision is marked where its probabilities are shown, and pressing a mark again takes it away', async ({
  page,
}) => {
  const { detail } = await open(page, 'call%3Asort-1');
  const right = detail.getByRole('button', { name: text.right }).first();
  await right.focus();
  await page.keyboard.press('Enter');
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Enter');
  await expect(right).toHaveAttribute('aria-pressed', 'false');
});
