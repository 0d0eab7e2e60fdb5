import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPlace, writePlace } from './window-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-place-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'window.json');
const display = { x: 0, y: 0, width: 1920, height: 1080 };

test('a window returns to its place while a display shows it', () => {
  const place = { x: 2000, y: 40, width: 900, height: 700, maximized: false };
  expect(readPlace(file, [display])).toBeNull();
  writePlace(file, place);
  expect(readPlace(file, [display, { ...display, x: 1920 }])).toEqual(place);
  expect(readPlace(file, [display])).toBeNull();
  writeFileSync(file, '{"x":');
  expect(readPlace(file, [display])).toBeNull();
});
