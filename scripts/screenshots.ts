import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startPreviewSite } from '../e2e/fixtures/preview-site.ts';

/** `npm run screenshots`: a picture of every view in light and dark into docs/screenshots, from the scenes of e2e/preview. */
const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));
const program = process.env['GUILDHALL_CHROMIUM'] ?? '/usr/bin/chromium';
const SIZE = { width: 1200, height: 750 } as const;
const LARGEST_BYTES = 150_000;
/** Long enough for skeletons to give way and for a canvas to lay itself out. */
const SETTLE_MS = 1_500;

const views = [
  { name: 'question', scene: 'finished', hash: '#/' },
  { name: 'plan', scene: 'plan', hash: '#/runs/r1' },
  { name: 'run', scene: 'running', hash: '#/runs/r1' },
  { name: 'answer', scene: 'finished', hash: '#/runs/r1' },
  { name: 'steps', scene: 'finished', hash: '#/runs/r1/trace/call%3Aread-tracker-0' },
  { name: 'runs', scene: 'finished', hash: '#/runs' },
  { name: 'teams', scene: 'finished', hash: '#/teams' },
  { name: 'canvas', scene: 'finished', hash: '#/teams/ticket-triage' },
  { name: 'knowledge', scene: 'finished', hash: '#/knowledge/sources' },
  { name: 'search', scene: 'finished', hash: '#/knowledge/search' },
  { name: 'graph', scene: 'finished', hash: '#/knowledge/graph' },
  { name: 'models', scene: 'running', hash: '#/models' },
  { name: 'system', scene: 'running', hash: '#/system' },
  { name: 'settings', scene: 'finished', hash: '#/settings/general' },
  { name: 'shortcuts', scene: 'finished', hash: '#/settings/shortcuts' },
  { name: 'storage', scene: 'finished', hash: '#/settings/storage' },
  { name: 'first-steps', scene: 'first', hash: '#/first-steps' },
] as const;

const site = await startPreviewSite();
const browser = await chromium.launch({
  ...(existsSync(program) ? { executablePath: program } : {}),
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce', colorScheme: theme });
    await page.addInitScript((value) => localStorage.setItem('guildhall.theme', value), theme);
    for (const { name, scene, hash } of views) {
      // The same address with another hash would not load anew.
      await page.goto('about:blank');
      await page.goto(`${site.address}?scene=${scene}${hash}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(SETTLE_MS);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    }
    await page.close();
  }
  const pictures = await readdir(folder);
  const sizes = await Promise.all(
    pictures.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })),
  );
  const large = sizes.filter(({ bytes }) => bytes > LARGEST_BYTES);
  console.log(`${pictures.length} pictures in docs/screenshots`);
  for (const { name, bytes } of large) console.error(`${name} is too large: ${bytes} bytes`);
  process.exitCode = large.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await site.stop();
}
