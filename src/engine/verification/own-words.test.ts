import { expect, test } from 'vitest';
import { shareOfOwnWords } from './own-words.ts';

const source = 'Lea: Le sol du fournil est encore trop humide, le peintre ne vient pas avant le 12.';

test('a sentence that reuses the words of its source shares most of them, a translation hardly any', () => {
  const same = shareOfOwnWords({
    sentence: 'Le sol du fournil est trop humide et le peintre ne vient pas.',
    sources: [source],
  });
  const other = shareOfOwnWords({ sentence: 'The bakery floor is wet, so painters stay away.', sources: [source] });
  expect([same >= 0.5, other < 0.5]).toEqual([true, true]);
});

test('a sentence without content words shares all of them', () => {
  expect(shareOfOwnWords({ sentence: '…', sources: [source] })).toBe(1);
});
