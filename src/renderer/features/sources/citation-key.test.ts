import { expect, test } from 'vitest';
import { citationKey } from './citation-key.ts';

const oven = { n: 1, file: 'kitchen.md', locator: 'lines 1-5', text: 'The oven does not heat.' };

test('citations of one passage that quote different words of it are two', () => {
  expect(citationKey({ ...oven, n: 2, text: 'Twelve plates have to be bought.' })).not.toBe(citationKey(oven));
});

test('the same words under another number are the same', () => {
  expect(citationKey({ ...oven, n: 2 })).toBe(citationKey(oven));
});
