import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '../shared/kernel/json.ts';

const Place = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(300),
  height: z.number().int().min(300),
  maximized: z.boolean(),
});
/** Where a window stands, in pixels of the desktop that do not count the zoom of a display. */
export type Place = z.infer<typeof Place>;

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** At least so much of the title bar must be on a display, so that the window can be taken hold of. */
const GRIP = { width: 120, height: 40 } as const;

/** Where the window stood last; null the first time, and when that place is on no display any more. */
export function readPlace(file: string, displays: readonly Area[]): Place | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  const place = parseJson(Place, text);
  return place.ok && displays.some((display) => isReachable(place.value, display)) ? place.value : null;
}

export function writePlace(file: string, place: Place): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch (cause) {
    // A place that cannot be remembered is no reason to disturb anybody.
    console.error(`The place of the window was not saved: ${String(cause)}`);
  }
}

function isReachable(place: Place, display: Area): boolean {
  const width = Math.min(place.x + place.width, display.x + display.width) - Math.max(place.x, display.x);
  const height = Math.min(place.y + place.height, display.y + display.height) - Math.max(place.y, display.y);
  return width >= GRIP.width && height >= GRIP.height && place.y >= display.y - GRIP.height;
}
