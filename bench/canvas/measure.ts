import type { Page } from 'playwright-core';
import { z } from 'zod';

export type Frames = { readonly median: number; readonly p95: number };
export type Gesture = 'pan' | 'zoom' | 'drag';

const STEPS = 60;
const Place = z.object({ x: z.number(), y: z.number() });

/** Milliseconds between the frames that the page draws while a hand does one thing for about a second. */
export async function measureGesture(page: Page, gesture: Gesture): Promise<Frames> {
  const place = await page.evaluate(`canvasProbe.grasp('${gesture === 'drag' ? 'node' : 'canvas'}')`);
  const at = Place.parse(place);
  await page.mouse.move(at.x, at.y);
  if (gesture !== 'zoom') await page.mouse.down();
  await page.evaluate('canvasProbe.record()');
  for (let step = 1; step <= STEPS; step += 1) {
    if (gesture === 'zoom') await page.mouse.wheel(0, step <= STEPS / 2 ? 24 : -24);
    else await page.mouse.move(at.x + Math.sin(step / 8) * 120, at.y + (step % 20) * 4);
    await page.evaluate('canvasProbe.nextFrame()');
  }
  const frames = z.array(z.number()).parse(await page.evaluate('canvasProbe.stop()'));
  if (gesture !== 'zoom') await page.mouse.up();
  return summary(frames);
}

/** The page opens with everything in view; from there the wheel goes to about life size. */
export async function zoomTo(page: Page, wanted: 'life size' | 'all in view'): Promise<void> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('the canvas is not there');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 60; turn += 1) {
    const scale = z.number().parse(await page.evaluate('canvasProbe.scale()'));
    if (wanted === 'life size' ? scale >= 0.95 : scale <= 0.12) return;
    await page.mouse.wheel(0, wanted === 'life size' ? -120 : 120);
    await page.evaluate('canvasProbe.nextFrame()');
  }
}

function summary(times: readonly number[]): Frames {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
