import { expect, test } from 'vitest';
import type { Citation } from '../../../shared/domain/answer.ts';
import { citationKey } from './citation-key.ts';

const oven: Citation = { n: 1, file: 'kitchen.md', locator: 'lines 1-5', text: 'The oven does not heat.' };
const plates: Citation = { ...oven, n: 2, text: 'Twelve plates have to be bought.' };
const again: Citation = { ...oven, n: 2 };

test('citations of one passage that quote different words of it are two', () => {
  expect(citationKey(plates)).not.toBe(citationKey(oven));
});

test('the same words under another number are the same', () => {
  expect(citationKey(again)).toBe(citationKey(oven));
});
