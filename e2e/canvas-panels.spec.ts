import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { TeamPanels } from './pages/team-panels.ts';

// The panels beside the canvas against the scripted engine, which keeps what is saved.
let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

const words = en.canvas.inspector;

async function open(page: Page, theme = 'light'): Promise<TeamPanels> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=finished#/teams/ticket-triage`);
  await expect(page.getByRole('heading', { level: 1, name: 'Ticket triage' })).toBeVisible();
  return new TeamPanels(page);
}

for (const theme of ['light', 'dark']) {
  test(`no axe violation in any panel, ${theme}`, async ({ page }) => {
    const panels = await open(page, theme);
    await expectAccessible(page);
    await panels.select('sorter');
    await expect(panels.teaching.getByRole('status')).toContainText('a line');
    await expectAccessible(page);
    await panels.openTab('problems');
    await expectAccessible(page);
    await panels.openTab('json');
    await panels.json.fill('{"version": 2');
    await expectAccessible(page);
    await panels.openTab('versions');
    await panels.panel.getByRole('button', { name: /New team/ }).click();
    await expectAccessible(page);
  });
}

test('a name is changed on the canvas while it is typed, undone as one step, and never empty', async ({ page }) => {
  const panels = await open(page);
  await panels.select('sorter');
  const name = panels.field(words.title);
  await name.fill('Ticket sorter');
  const node = page.locator('.react-flow__node[data-id="sorter"]');
  await expect(node).toContainText('Ticket sorter');
  await name.fill('');
  await expect(panels.panel.getByText(words.titleMissing)).toBeVisible();
  await name.blur();
  await expect(name).toHaveValue('Ticket sorter');
  await panels.undo();
  await expect(node).toContainText('Sorter');
  await expect(name).toHaveValue('Sorter');
});

test('teaching: a line is marked, what it is worth is measured before and after, a label is corrected, undo works', async ({
  page,
}) => {
  const panels = await open(page);
  await panels.select('sorter');
  const report = panels.teaching.getByRole('status');
  await expect(report).toContainText(words.teach.tooFew);
  await panels.teaching.getByLabel(words.examples.add).fill('My parcel is broken\nThe lift stands still');
  await panels.teaching.getByLabel(words.examples.addLabel).selectOption('problem');
  await panels.teaching.getByRole('button', { name: words.examples.addAction(2) }).click();
  await expect(panels.field(words.examples.item(1))).toHaveValue('My parcel is broken');
  await expect(report).toContainText('50% → 65% right');
  await panels.field(words.examples.labelOf(1)).selectOption('request');
  await expect(panels.field(words.examples.labelOf(1))).toHaveValue('request');
  await panels.undo();
  await expect(panels.field(words.examples.labelOf(1))).toHaveValue('problem');
  await panels.undo();
  await expect(panels.field(words.examples.item(4))).toBeHidden();
  await expect(report).toContainText(words.teach.tooFew);
});

test('a label that is renamed takes its examples and the line that carries it along', async ({ page }) => {
  const panels = await open(page);
  await panels.select('sorter');
  await panels.field(words.labels.name(1)).fill('fault');
  await expect(panels.field(words.examples.labelOf(1))).toHaveValue('fault');
  await panels.openTab('json');
  await expect(panels.json).toHaveValue(/"label": "fault"\n {4}\}/);
});

test('the JSON and the canvas stay in step both ways; what is wrong is told with its line', async ({ page }) => {
  const panels = await open(page);
  await panels.openTab('json');
  const text = await panels.json.inputValue();
  await panels.json.fill(text.replace('"title": "Writer"', '"title": "Scribe"'));
  const node = page.locator('.react-flow__node[data-id="writer"]');
  await expect(node).toContainText('Scribe');
  await panels.json.fill(text.replace('"from": "reader"', '"from": "nobody"'));
  await expect(panels.panel.getByText(en.canvas.json.waiting(1))).toBeVisible();
  const line = text.split('\n').findIndex((one) => one.includes('"from": "reader"')) + 1;
  const problem = panels.panel.getByRole('list', { name: en.canvas.json.problems }).getByRole('button');
  await expect(problem).toContainText(`Line ${line} edges.1.from`);
  await problem.click();
  await expect(panels.json).toBeFocused();
  await expect(node).toContainText('Scribe');
  await panels.undo();
  await expect(node).toContainText('Writer');
  await expect(panels.json).toHaveValue(text);
});

test('a problem leads to its agent', async ({ page }) => {
  const panels = await open(page);
  await panels.select('sorter');
  await panels.button(words.labels.remove('request')).click();
  await panels.button(words.labels.remove('other')).click();
  await panels.openTab('problems');
  await panels.panel.getByRole('button', { name: /needs at least two labels/ }).click();
  await panels.openTab('inspector');
  await expect(panels.field(words.title)).toHaveValue('Sorter');
  await expect(panels.panel.getByText(/needs at least two labels/)).toBeVisible();
});

test('versions: each save is listed, shows what has changed since, and is restored as a step of undo', async ({
  page,
}) => {
  const panels = await open(page);
  await panels.select('writer');
  await panels.field(words.title).fill('Scribe');
  await panels.openTab('versions');
  await expect(panels.panel.getByRole('button', { name: /^Change Writer/ })).toBeVisible();
  await panels.panel.getByRole('button', { name: /^New team/ }).click();
  const changes = panels.panel.getByRole('group', { name: /^Changes from/ });
  await expect(changes).toContainText('−       "title": "Writer",');
  await expect(changes).toContainText('+       "title": "Scribe",');
  await panels.button(en.canvas.versions.restore).click();
  const node = page.locator('.react-flow__node[data-id="writer"]');
  await expect(node).toContainText('Writer');
  await expect(panels.panel.getByRole('button', { name: /^Restore / }).first()).toBeVisible();
  await panels.undo();
  await expect(node).toContainText('Scribe');
});

test('an older version is drawn on the canvas, marked and read-only, until it is restored or left', async ({
  page,
}) => {
  const panels = await open(page);
  const writer = page.locator('.react-flow__node[data-id="writer"]');
  const critic = page.locator('.react-flow__node[data-id="critic"]');
  await panels.select('writer');
  await panels.field(words.title).fill('Scribe');
  await critic.click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: en.teams.toolbar.comment }).click();
  await panels.openTab('versions');
  await expect(panels.panel.getByRole('button', { name: /Add a comment/ })).toBeVisible();
  await panels.panel.getByRole('button', { name: /^New team/ }).click();

  const text = en.canvas.versions;
  const bar = page.getByRole('region', { name: /^The team as it was/ });
  await expect(bar.getByRole('status')).toContainText('1 added since · 2 removed since · 1 changed since');
  await expect(writer).toContainText('Writer');
  await expect(writer).toContainText(text.sorts.changed);
  await expect(critic).toContainText(text.sorts.removed);
  await expect(page.getByRole('group', { name: /^Comment: .*, added since$/ })).toBeVisible();
  await expect(page.locator('.react-flow__edge[data-id="edge-4"]')).toHaveAttribute('aria-label', /removed since$/);
  await expectAccessible(page);
  await page.getByRole('group', { name: /^Writer/ }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByText(en.canvas.refusal({ code: 'older-version' })).first()).toBeVisible();

  await bar.getByRole('button', { name: text.now }).click();
  await expect(writer).toContainText('Scribe');
  await expect(critic).toBeHidden();
  await panels.panel.getByRole('button', { name: /^New team/ }).click();
  await bar.getByRole('button', { name: text.restore }).click();
  await expect(bar).toBeHidden();
  await expect(critic).not.toContainText(text.sorts.removed);
  await panels.undo();
  await expect(critic).toBeHidden();
});
