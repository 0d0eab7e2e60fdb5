import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { en } from '../src/renderer/i18n/catalogue.ts';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';

// An answer as PDF. A page cannot see the browser's print dialog, so what it would print is made into a PDF here and read again.
const text = en.chat.print;

let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

async function open(page: Page, theme: string): Promise<void> {
  await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
  await page.addInitScript(() => {
    window.print = () => {
      const sheet = document.querySelector('.print-sheet')?.cloneNode(true);
      document.body.dataset['title'] = document.title;
      if (sheet !== undefined) document.body.append(sheet);
    };
  });
  await page.goto(`${site.address}?scene=finished#/runs/r1`);
  await page.getByRole('button', { name: text.save }).click();
}

test('the PDF has question, date, models, answer, findings with their verdicts, and each source in its own words', async ({
  page,
}) => {
  await open(page, 'dark');
  await expect(page.locator('.print-sheet')).toHaveCount(1);
  await expect(page.locator('body')).toHaveAttribute('data-title', /^why-is-the-orion-launch-delayed/);
  await expect(page).toHaveTitle(/^Guildhall/);
  const pdf = await page.pdf({ format: 'A4' });
  const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  const words = pages.replaceAll(/\s+/g, ' ');
  expect(words).toContain('Why is the Orion launch delayed, who is blocked by what');
  expect(words).toContain(text.asOf);
  expect(words).toContain('chat/general.json, message general/1741968300.000100');
  expect(words).toContain('qwen2.5-coder-1.5b (SHA-256 ');
  expect(words).toContain('The launch moved from 21 March to 16 April. [5] [6]');
  expect(words).toContain(`${en.chat.verdicts.unsure}: The last message does not name the document`);
  expect(words).toContain('[1] mail.mbox, mail 41');
  expect(words).toContain('the redesigned flight board fails at 61 °C in the chamber.');
  expect(words).not.toContain(en.teams.title);
});

test('paper is black on white in every theme, and the screen never shows the sheet', async ({ page }) => {
  await open(page, 'high-contrast');
  const sheet = page.locator('.print-sheet');
  await expect(sheet).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toHaveCSS('color', 'rgb(0, 0, 0)');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});
