import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';
import { ChatPage } from './pages/chat-page.ts';
import { TracePage } from './pages/trace-page.ts';

// Every state of every view, played by the scripted engine: what needs no model is checked without one.
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
): Promise<void> {
  const { scene, hash, theme = 'light' } = options;
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.goto(`${site.address}?scene=${scene}${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const views = [
  { name: 'question', scene: 'finished', hash: '#/' },
  { name: 'question without models', scene: 'empty', hash: '#/' },
  { name: 'plan to check', scene: 'plan', hash: '#/runs/r1' },
  { name: 'run in the queue', scene: 'queued', hash: '#/runs/r1' },
  { name: 'run in progress', scene: 'running', hash: '#/runs/r1' },
  { name: 'question back', scene: 'ask', hash: '#/runs/r1' },
  { name: 'answer', scene: 'finished', hash: '#/runs/r1' },
  { name: 'failure', scene: 'failed', hash: '#/runs/r1' },
  { name: 'conversation', scene: 'conversation', hash: '#/runs/r5' },
  { name: 'timeline', scene: 'finished', hash: '#/runs/r1/trace/call%3Aread-tracker-0' },
  { name: 'teams', scene: 'finished', hash: '#/teams' },
  { name: 'canvas', scene: 'finished', hash: '#/teams/ticket-triage' },
  { name: 'canvas at work', scene: 'finished', hash: '#/teams/ticket-triage/runs/canvas-run' },
  { name: 'models', scene: 'running', hash: '#/models' },
  { name: 'system', scene: 'running', hash: '#/system' },
] as const;

for (const theme of ['light', 'dark']) {
  for (const view of views) {
    test(`no axe violation: ${view.name}, ${theme}`, async ({ page }) => {
      await open(page, { ...view, theme });
      await expectAccessible(page);
    });
  }

  test(`no axe violation: open passage and open task, ${theme}`, async ({ page }) => {
    await open(page, { scene: 'finished', hash: '#/runs/r1', theme });
    const chat = new ChatPage(page);
    await chat.openCitation(1);
    await chat.plan.getByRole('button').first().click();
    await chat.plan.getByRole('button', { name: en.chat.expand('Read the tracker') }).click();
    await expectAccessible(page);
  });
}

test('only checked statements are shown, and what was written before is marked as a draft', async ({ page }) => {
  await open(page, { scene: 'running', hash: '#/runs/r1' });
  const chat = new ChatPage(page);
  await expect(chat.plan.getByText(en.chat.draft)).toBeVisible();
  await expect(chat.answer.locator('li[data-verdict]')).toHaveCount(3);
});

test('an unsupported statement is marked with its reason; a removed one is struck out behind a click', async ({
  page,
}) => {
  await open(page, { scene: 'finished', hash: '#/runs/r1' });
  const chat = new ChatPage(page);
  await expect(chat.answer.locator('li[data-verdict="unsure"]')).toContainText(
    'Not certain: The last message does not name the document',
  );
  await expect(page.getByText('office move')).toBeHidden();
  await page.getByRole('button', { name: en.chat.removed(1) }).click();
  await expect(page.getByText('The launch slipped because of the office move.')).toBeVisible();
});

test('the plan: reword, leave out, undo, accept; what is wrong with it is said in words', async ({ page }) => {
  await open(page, { scene: 'plan', hash: '#/runs/r1' });
  const objective = page.getByLabel(en.chat.objective('Read the mail'));
  await objective.fill('Read only what Halden wrote');
  await page.getByRole('button', { name: en.chat.removeTask('Read the commits') }).click();
  await expect(page.getByText(en.chat.planRemoved(1))).toBeVisible();
  await page.getByRole('button', { name: en.chat.planAccept }).click();
  await expect(page.getByRole('alert')).toContainText('The plan cannot run like this');
  await page.getByRole('button', { name: en.chat.planReset }).click();
  await expect(objective).toHaveValue('Find promises and silences in the mail');
});

test('by keyboard alone: ask, stop reading, open a source and return, walk the timeline', async ({ page }) => {
  await open(page, { scene: 'finished', hash: '#/' });
  const chat = new ChatPage(page);
  await expect(chat.composer).toBeFocused();
  await page.keyboard.type('Who is blocked?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Why is the Orion launch delayed/ })).toBeVisible();

  await chat.citation(1).focus();
  await page.keyboard.press('Enter');
  await expect(chat.drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chat.drawer).toBeHidden();
  await expect(chat.citation(1)).toBeFocused();

  const trace = new TracePage(page);
  await trace.open.focus();
  await page.keyboard.press('Enter');
  await trace.timeline.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(trace.detail.getByRole('heading', { name: 'is it still open' })).toBeVisible();
  await expect(trace.section(en.trace.probabilities)).toContainText('91%');
  await expect(trace.detail).toContainText('<|im_start|>system');
  await page.keyboard.press('Home');
  const before = await trace.steps.count();
  await page.keyboard.press('ArrowLeft');
  await expect(trace.steps.first()).toHaveAttribute('aria-expanded', 'false');
  expect(await trace.steps.count()).toBeLessThanOrEqual(before);
});

test('getting a model: the size is on the button, progress is shown, pause keeps what is there', async ({ page }) => {
  await open(page, { scene: 'empty', hash: '#/' });
  await page.getByRole('button', { name: 'Get 1.1 GB: Qwen2.5 Coder 1.5B' }).click();
  await expect(page.getByRole('progressbar', { name: en.models.stages.downloading })).toBeVisible();
  await page.getByRole('button', { name: en.models.pause }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
});

test('opening a folder: what is wrong with it is said in words, and a good one becomes the workspace', async ({
  page,
}) => {
  await open(page, { scene: 'finished', hash: '#/' });
  await page.getByRole('button', { name: en.app.openFolder.open }).click();
  const dialog = page.getByRole('dialog', { name: en.app.openFolder.title });
  await dialog.getByLabel(en.app.openFolder.path).fill('/nowhere');
  await dialog.getByRole('button', { name: en.app.openFolder.action }).click();
  await expect(dialog.getByRole('alert')).toContainText('/nowhere: it does not exist');
  await expectAccessible(page);
  await dialog.getByLabel(en.app.openFolder.path).fill('/home/ada/heron');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('combobox', { name: en.app.workspaces })).toContainText('Project Heron');
});

test('a run that waits its turn says so, and is moved by keyboard', async ({ page }) => {
  await open(page, { scene: 'queued', hash: '#/runs' });
  const question = /Why is the Orion launch delayed/;
  const row = page.getByRole('list', { name: en.runs.list }).getByRole('listitem').filter({ hasText: question });
  await expect(row.getByText(en.app.status.queued)).toBeVisible();
  await expect(row.getByText(en.runs.turn(1))).toBeVisible();
  await open(page, { scene: 'queued', hash: '#/runs/r1' });
  await expect(page.getByText(en.runs.waitsItsTurn)).toBeVisible();
  await expect(page.getByText(en.runs.turn(1))).toBeVisible();
  await page.getByRole('button', { name: /sooner$/ }).press('Enter');
  await expect(page.getByText(en.runs.turn(0))).toBeVisible();
  await expect(page.getByRole('button', { name: /sooner$/ })).toBeDisabled();
  await page.getByRole('button', { name: /later$/ }).press('Enter');
  await page.getByRole('button', { name: /later$/ }).press('Enter');
  await expect(page.getByText(en.runs.turn(2))).toBeVisible();
  await expect(page.getByRole('button', { name: en.chat.stop })).toBeEnabled();
});
