import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ScoredAnswer } from '../src/engine/evaluation/launch-delay/answer-schema.ts';
import { en } from '../src/renderer/i18n/catalogue.ts';
import { expectAccessible } from './fixtures/expect-accessible.ts';
import { expectTrueAnswer } from './fixtures/ground-truth.ts';
import type { ServerHost } from './fixtures/server-host.ts';
import { startServerHost } from './fixtures/server-host.ts';
import { ChatPage } from './pages/chat-page.ts';
import { TracePage } from './pages/trace-page.ts';
import { scoreOnSample } from '../test/support/sample-truth.ts';

// The main job in a browser on loopback: the real server host, the real engine, the real models, the sample workspace.
const RUN_LIMIT_MS = 25 * 60_000;
const STOP_LIMIT_MS = 5_000;

test.describe.configure({ mode: 'serial' });

let host: ServerHost;
let context: BrowserContext;
let page: Page;
let shown: ScoredAnswer;
test.beforeAll(async ({ browser }) => {
  host = await startServerHost();
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(host.address);
});
test.afterAll(async () => {
  await context.close();
  await host.stop();
});

test('the token leaves the address, and the page breaks none of its own rules', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(host.address);
  await expect(page.getByRole('heading', { name: en.chat.askTitle })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  expect(complaints).toEqual([]);
});

test('Stop ends a run at once and keeps the question', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  const chat = new ChatPage(page);
  await chat.ask(en.chat.suggestion);
  await expect(chat.status(en.app.status.running)).toBeVisible({ timeout: RUN_LIMIT_MS });
  await expect(chat.plan.getByRole('listitem').first()).toBeVisible();
  await chat.stop.click();
  await expect(chat.status(en.app.status.cancelled)).toBeVisible({ timeout: STOP_LIMIT_MS });
  await expect(page.getByRole('heading', { level: 1, name: en.chat.suggestion })).toBeVisible();
});

test('one click on the sample question: an answer, each finding with a citation that opens its passage', async () => {
  test.setTimeout(RUN_LIMIT_MS);
  await page.getByRole('button', { name: en.app.newQuestion }).click();
  const chat = new ChatPage(page);
  await chat.suggestion.click();
  await expect(chat.status(en.app.status.running)).toBeVisible({ timeout: RUN_LIMIT_MS });
  await expect(chat.status(en.app.status.succeeded)).toBeVisible({ timeout: RUN_LIMIT_MS });
  await expect(page.getByText(/^as of \d+ \w+ \d{4}/)).toBeVisible();
  shown = await chat.readAnswer();
  await chat.closePassage();
  expect(shown.claims.every(({ citations }) => citations.length > 0)).toBe(true);
  await expectAccessible(page);
});

test('every step of the run is there: prompt, output, probabilities, tokens, checks', async () => {
  const trace = new TracePage(page);
  await trace.open.click();
  const decision = trace.steps
    .filter({ hasText: '×' })
    .and(trace.timeline.locator('[aria-level="2"], [aria-level="3"]'))
    .first();
  await decision.click();
  await expect(trace.section(en.trace.overview)).toContainText(en.trace.tokens);
  await expect(trace.detail.getByRole('group', { name: en.trace.exactPrompt })).not.toBeEmpty();
  await page.getByRole('button', { name: en.app.actions.openChat }).click();
  await expect(page.getByRole('region', { name: en.chat.answer, exact: true })).toBeVisible();
});

test('a reload shows the same answer from the log', async () => {
  const before = await new ChatPage(page).answer.textContent();
  await page.reload();
  await expect(new ChatPage(page).answer).toHaveText(before ?? '', { useInnerText: false });
});

test('what was shown is true: every cause, no decoy, the new date, every citation verbatim in its source', async () => {
  expectTrueAnswer(await scoreOnSample(shown));
});
