import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { PreviewSite } from './fixtures/preview-site.ts';
import { startPreviewSite } from './fixtures/preview-site.ts';

// Every view with a catalogue in which no English letter is left: English that stays is data of the engine, or a forgotten string.
let site: PreviewSite;
test.beforeAll(async () => {
  site = await startPreviewSite();
});
test.afterAll(async () => {
  await site.stop();
});

const views = [
  { name: 'question', scene: 'first', hash: '#/' },
  { name: 'plan', scene: 'plan', hash: '#/runs/r1' },
  { name: 'run in progress', scene: 'running', hash: '#/runs/r1' },
  { name: 'question back', scene: 'ask', hash: '#/runs/r1' },
  { name: 'answer', scene: 'finished', hash: '#/runs/r1' },
  { name: 'failure', scene: 'failed', hash: '#/runs/r1' },
  { name: 'step of a run', scene: 'finished', hash: '#/runs/r1/trace/call%3Aread-tracker-0' },
  { name: 'models', scene: 'running', hash: '#/models' },
  { name: 'system', scene: 'running', hash: '#/system' },
  { name: 'first steps', scene: 'first', hash: '#/first-steps' },
  { name: 'interrupted run', scene: 'interrupted', hash: '#/' },
  { name: 'settings', scene: 'finished', hash: '#/settings/general' },
  { name: 'folders', scene: 'finished', hash: '#/settings/folders' },
  { name: 'permissions', scene: 'finished', hash: '#/settings/permissions' },
  { name: 'storage', scene: 'finished', hash: '#/settings/storage' },
  { name: 'shortcuts', scene: 'finished', hash: '#/settings/shortcuts' },
  { name: 'teams', scene: 'finished', hash: '#/teams' },
  { name: 'knowledge', scene: 'finished', hash: '#/knowledge/sources' },
  { name: 'search', scene: 'finished', hash: '#/knowledge/search' },
  { name: 'graph', scene: 'finished', hash: '#/knowledge/graph' },
] as const;

/** Units and names of keys are written alike everywhere. */
const EVERYWHERE =
  /\b(?:ms|s|min|h|d|now|B|kB|MB|GB|MiB|GiB|tok|Ctrl|Shift|Alt|Meta|Del|Esc|Enter|GGUF|JSON|SQLite|SHA|UTC|alt|altT|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b/g;

for (const view of views) {
  test(`every string comes from the catalogue: ${view.name}`, async ({ page }) => {
    await page.goto(`${site.address}?scene=${view.scene}&text=pseudo${view.hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    // Skeletons and late answers give way to what is to be read.
    await expect(page.locator('main [role=status][aria-label]')).toHaveCount(0);
    const texts = await textsOf(page);
    expect(texts.length).toBeGreaterThan(5);
    const foreign = texts.filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(EVERYWHERE, '')));
    expect(foreign).toEqual([]);
  });
}

/** What can be read or heard on the page, without the parts that the engine sent. */
function textsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const own = (window as unknown as { engineTexts: ReadonlySet<string> }).engineTexts;
    const longestFirst = [...own].filter((text) => /[A-Za-z]{2,}/.test(text)).toSorted((a, b) => b.length - a.length);
    const read: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element)
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) read.push(node.getAttribute(name) ?? '');
      else if (node.parentElement?.closest('script,style,pre,code,textarea') === null) read.push(node.nodeValue ?? '');
    }
    return read
      .map((text) =>
        longestFirst.reduce((rest, data) => (rest.includes(data) ? rest.replaceAll(data, ' ') : rest), text),
      )
      .map((text) => text.trim())
      .filter((text) => text !== '');
  });
}
