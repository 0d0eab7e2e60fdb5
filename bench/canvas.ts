import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import type { Frames, Gesture } from './canvas/measure.ts';
import { measureGesture, zoomTo } from './canvas/measure.ts';
import type { Bench, BenchLine } from './table.ts';
import { times } from './table.ts';

const configFile = fileURLToPath(new URL('./canvas/vite.config.ts', import.meta.url));
const gestures: readonly Gesture[] = ['pan', 'zoom', 'drag'];
/** First everything, as the page opens it. */
const zooms = ['all in view', 'life size'] as const;
const goal = 1.3;
const area = { width: 1400, height: 800 } as const;

type Measured = ReadonlyMap<string, Frames>;

/** Frames of the canvas with 500 agents, 1,000 lines and its map, against React Flow alone without one, in one run. */
export const canvasBench: Bench = {
  name: 'canvas',
  title: 'Canvas with 500 agents and 1,000 lines, milliseconds a frame (median, 95th percentile)',
  async run() {
    const outDir = await mkdtemp(join(tmpdir(), 'guildhall-canvas-'));
    await build({ configFile, logLevel: 'error', build: { outDir } });
    const server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
    const browser = await launch();
    try {
      const address = server.resolvedUrls?.local[0] ?? '';
      const own = await measurePage(browser, `${address}#/teams/large`);
      const bare = await measurePage(browser, `${address}?bare`);
      return [...own].map(([what, frames]) => line({ what, frames, bare: bare.get(what) }));
    } finally {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    }
  },
};

function launch(): Promise<Browser> {
  const executablePath = process.env['GUILDHALL_CHROMIUM'] ?? '/usr/bin/chromium';
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return chromium.launch({ args, ...(existsSync(executablePath) ? { executablePath } : {}) });
}

async function measurePage(browser: Browser, address: string): Promise<Measured> {
  const page = await browser.newPage({ viewport: area });
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
  const measured = new Map<string, Frames>();
  for (const zoom of zooms) {
    await zoomTo(page, zoom);
    for (const gesture of gestures) measured.set(`${gesture}, ${zoom}`, await measureGesture(page, gesture));
  }
  await page.close();
  return measured;
}

function line(options: {
  readonly what: string;
  readonly frames: Frames;
  readonly bare: Frames | undefined;
}): BenchLine {
  const { what, frames, bare } = options;
  const value = `${frames.median.toFixed(1)} ms, ${frames.p95.toFixed(1)} ms`;
  if (bare === undefined) return { what, value, ratio: '' };
  const ratio = frames.p95 / bare.p95;
  const against = `bare ${bare.median.toFixed(1)} ms, ${bare.p95.toFixed(1)} ms`;
  const verdict = ratio <= goal ? `within ${goal}` : `MORE than ${goal}`;
  return { what, value, ratio: `${against}; ${times(frames.median / bare.median)}, ${times(ratio)} ${verdict}` };
}
