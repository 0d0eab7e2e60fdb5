import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { CanvasPage } from './pages/canvas-page.ts';
import { Palette } from './pages/palette.ts';

// Teams drawn against the scripted engine, which keeps what is saved: everything about the canvas that needs no model.
const text = en.teams;

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});
test.use({ viewport: { width: 1400, height: 860 } });

async function open(page: Page, hash: string, theme = 'light'): Promise<CanvasPage> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=finished${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return new CanvasPage(page);
}

const drawn = '#/teams/ticket-triage';

test('from an empty canvas: drop, connect, be refused with the reason, undo, find it saved', async ({ page }) => {
  const canvas = await open(page, '#/teams');
  await canvas.createTeam('Morning mail');
  await canvas.tool(text.toolbar.side).click();
  await canvas.dropOnCanvas('Reader', { x: 200, y: 440 });
  await canvas.dropOnCanvas('Classifier', { x: 520, y: 440 });
  await expect(canvas.node('Reader')).toBeVisible();
  await expect(canvas.node('Classifier')).toHaveClass(/selected/);

  await canvas.drawLine('Reader', 'Classifier');
  await canvas.kind('hands-to').click();
  await expect(canvas.edge('Reader', 'hands-to', 'Classifier')).toBeAttached();

  await canvas.drawLine('Classifier', 'Reader');
  await expect(canvas.kind('hands-to')).toBeDisabled();
  await expect(canvas.chooser).toContainText('it takes nothing from other agents');
  await page.keyboard.press('Escape');
  await expect(canvas.chooser).toBeHidden();

  await canvas.undo();
  await expect(canvas.edge('Reader', 'hands-to', 'Classifier')).toHaveCount(0);
  await canvas.redo();
  await expect(canvas.edge('Reader', 'hands-to', 'Classifier')).toBeAttached();

  await expect(canvas.saved).toBeVisible();
  await canvas.openTeams();
  await canvas.openTeam('Morning mail');
  await expect(canvas.edge('Reader', 'hands-to', 'Classifier')).toBeAttached();
});

test('what belongs to an agent lands on one and nowhere else', async ({ page }) => {
  const canvas = await open(page, drawn);
  await canvas.dropOnCanvas('Write a file', { x: 120, y: 60 });
  await expect(canvas.refusal).toHaveText(text.palette.needsAgent('Write a file'));
  await canvas.dropOnAgent('Write a file', 'Writer');
  await expect(canvas.refusal).toBeHidden();
  await expect(canvas.node('Writer')).toContainText(text.part.tools(1));
  await canvas.dropOnAgent('Commits', 'Ticket reader');
  await expect(canvas.node('Ticket reader')).toContainText(text.part.memory(1));
  await canvas.dropOnAgent('Commits', 'Ticket reader');
  await expect(canvas.refusal).toHaveText(text.palette.hasAlready('Ticket reader', 'Commits'));
});

test('a drag is one step of undo, and a group drags, folds and unfolds', async ({ page }) => {
  const canvas = await open(page, drawn);
  const writer = canvas.node('Writer');
  const before = await writer.boundingBox();
  await writer.hover();
  await page.mouse.down();
  await page.mouse.move((before?.x ?? 0) + 20, (before?.y ?? 0) + 140, { steps: 8 });
  await page.mouse.up();
  expect((await writer.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 40);
  await canvas.undo();
  await expect.poll(async () => (await writer.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);

  await canvas.node('Ticket reader').click();
  await canvas.node('Sorter').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: text.toolbar.groupMenu, exact: true }).click();
  await page.getByRole('menuitem', { name: text.toolbar.groupAs('Sequence') }).click();
  await canvas.surface.getByRole('button', { name: text.part.fold('Sequence') }).click();
  await expect(canvas.node('Sorter')).toHaveCount(0);
  await expect(canvas.node('Sequence')).toContainText(text.part.members(2));
  await canvas.surface.getByRole('button', { name: text.part.unfold('Sequence') }).click();
  await expect(canvas.node('Sorter')).toBeVisible();
});

test('parts are copied from one team into another', async ({ page }) => {
  const canvas = await open(page, drawn);
  await canvas.node('Sorter').click();
  await page.keyboard.press('Control+c');
  await canvas.openTeams();
  await canvas.createTeam('Another');
  await canvas.surface.focus();
  await page.keyboard.press('Control+v');
  await expect(canvas.node('Sorter')).toBeVisible();
});

test('by keyboard alone: add, connect, move, duplicate, remove, undo; each is said', async ({ page }) => {
  const canvas = await open(page, '#/teams');
  await canvas.createTeam('Keys');
  await page.getByLabel(text.palette.search).focus();
  await page.keyboard.type('passages from your files');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(canvas.said).toHaveText(/Add Reader/);
  await expect(canvas.node('Reader')).toHaveClass(/selected/);

  await canvas.node('Coordinator').focus();
  await page.keyboard.press('c');
  await expect(canvas.chooser).toBeVisible();
  await page.keyboard.type('Read');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(canvas.kind('delegates')).toBeVisible();
  await canvas.kind('delegates').focus();
  await page.keyboard.press('Enter');
  await expect(canvas.edge('Coordinator', 'delegates', 'Reader')).toBeAttached();
  await expect(canvas.said).toHaveText(/Connect Coordinator → Reader/);
  await expect(canvas.node('Coordinator')).toBeFocused();

  await canvas.node('Reader').focus();
  const before = await canvas.node('Reader').boundingBox();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect((await canvas.node('Reader').boundingBox())?.y).toBeGreaterThan(before?.y ?? 0);
  await page.keyboard.press('Control+z');
  await expect(canvas.said).toHaveText(/^Undone: Move Reader/);
  await expect.poll(async () => (await canvas.node('Reader').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);

  await canvas.node('Reader').focus();
  await page.keyboard.press('Control+d');
  await expect(canvas.node('Reader 2')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(canvas.node('Reader 2')).toHaveCount(0);

  await canvas.edge('Coordinator', 'delegates', 'Reader').focus();
  await page.keyboard.press('Delete');
  await expect(canvas.edge('Coordinator', 'delegates', 'Reader')).toHaveCount(0);

  await canvas.node('Coordinator').focus();
  await page.keyboard.press('Delete');
  await expect(canvas.refusal).toHaveText('Every team has a coordinator; it cannot be removed.');
});

test('a run: what it will take, each agent at work, and its step behind a click', async ({ page }) => {
  const canvas = await open(page, drawn);
  await expect(canvas.run).toContainText('4 agents · 2 models resident · 0 swaps · about 40 s');
  await canvas.run.getByLabel(text.run.question).fill('Which tickets need an answer today?');
  await page.keyboard.press('Enter');
  await expect(canvas.run.getByRole('status')).toHaveText(en.app.status.running);
  await expect(canvas.node('Sorter')).toContainText('which label fits');
  await expect(canvas.node('Sorter')).toContainText(`${text.run.speed('220')} · ${text.run.retries(1)}`);
  await expect(canvas.node('Ticket reader')).toContainText(text.run.sure('100%'));
  await expect(canvas.node('Writer')).toContainText(en.app.taskStatus.planned);

  await canvas.node('Sorter').click();
  await expect(page).toHaveURL(/#\/runs\/canvas-run\/trace\/sort$/);
  await page.goBack();
  await expect(canvas.node('Sorter')).toContainText('which label fits');
  await canvas.run.getByRole('button', { name: text.run.edit }).click();
  await expect(canvas.palette).toBeVisible();
});

test('a team is copied, exported, imported and deleted after a question', async ({ page }) => {
  const canvas = await open(page, '#/teams');
  await page.getByRole('button', { name: text.copyTeam('Ticket triage') }).click();
  const copy = text.copyOf('Ticket triage');
  await expect(page.getByRole('link', { name: copy, exact: true })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: text.exportTeam(copy) }).click();
  const file = await (await download).path();
  await page.getByRole('button', { name: text.deleteTeam(copy) }).click();
  await page.getByRole('button', { name: text.keep }).click();
  await page.getByRole('button', { name: text.deleteTeam(copy) }).click();
  await page.getByRole('button', { name: text.deleteAction, exact: true }).click();
  await expect(page.getByRole('link', { name: copy, exact: true })).toHaveCount(0);
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByRole('link', { name: copy, exact: true })).toBeVisible();
  await canvas.openTeam(copy);
  await expect(canvas.node('Sorter')).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`no axe violation: teams, and a canvas with a selection, ${theme}`, async ({ page }) => {
    const canvas = await open(page, '#/teams', theme);
    await expectAccessible(page);
    await canvas.openTeam('Ticket triage');
    await canvas.dropOnCanvas('Vote', { x: 160, y: 380 });
    await canvas.node('Sorter').click();
    await expectAccessible(page);
  });

  test(`no axe violation: the chooser of lines, and a run, ${theme}`, async ({ page }) => {
    const canvas = await open(page, drawn, theme);
    await canvas.node('Sorter').click();
    await page.keyboard.press('c');
    await canvas.chooser.getByRole('button', { name: 'Ticket reader' }).click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.goto(`${site.address}?scene=finished${drawn}/runs/canvas-run`);
    await expect(canvas.node('Sorter')).toContainText('which label fits');
    await expectAccessible(page);
  });
}

test('the command palette does what the canvas can do, says the keys, and what to select first', async ({ page }) => {
  const canvas = await open(page, drawn);
  const palette = new Palette(page);
  const choose = async (title: string): Promise<void> => {
    await palette.open();
    await page.keyboard.type(title);
    await palette.item(title).first().click();
    await expect(palette.dialog).toBeHidden();
  };
  await canvas.node('Sorter').click();
  await palette.open();
  await expect(palette.item(text.toolbar.fit)).toContainText('F');
  await expect(palette.item(text.toolbar.connect)).toContainText('C');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await choose(text.palette.giveTo('Sorter', 'Write a file'));
  await expect(canvas.said).toContainText(text.palette.gave('Write a file', 'Sorter'));
  await choose(text.palette.add('Reader'));
  await expect(canvas.node('Reader')).toBeVisible();
  await choose(text.toolbar.undoWhat(en.canvas.edit({ edit: 'add-agent', about: 'Reader' })));
  await expect(canvas.node('Reader')).toBeHidden();
  await choose(text.toolbar.alignTop);
  await expect(canvas.refusal).toHaveText(en.canvas.refusal({ code: 'nothing-selected' }));
  await choose(text.toolbar.selectAll);
  await choose(text.toolbar.alignTop);
  await expect(
    page.getByRole('button', { name: text.toolbar.undoWhat(en.canvas.edit({ edit: 'align', about: '' })) }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Writer', exact: true }).click();
  await choose(text.toolbar.connect);
  await expect(canvas.chooser).toBeVisible();
  await page.keyboard.press('Escape');
  await choose(text.toolbar.open(text.side.tabs.versions));
  await expect(page.getByRole('tab', { name: text.side.tabs.versions })).toHaveAttribute('aria-selected', 'true');
  await choose(text.run.label);
  await expect(page.getByLabel(text.run.question)).toBeFocused();

  await canvas.openTeams();
  await palette.open();
  await expect(palette.item(text.toolbar.autoLayout)).toBeHidden();
});
