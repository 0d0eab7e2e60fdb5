import { expect, test } from 'vitest';
import { markOf, withMark } from './marks.ts';

const examples = [
  { item: 'The lift stands still', label: 'problem' },
  { item: 'Thanks!', label: 'other' },
];

test('a mark becomes the newest example, and takes the place of the one before it', () => {
  const marked = withMark({ examples, item: ' Thanks! ', label: 'news' });
  expect(marked).toEqual([{ item: 'Thanks!', label: 'news' }, examples[0]]);
  expect(markOf(marked ?? [], 'Thanks!')).toBe('news');
});

test('taking a mark away leaves the other examples as they are', () => {
  expect(withMark({ examples, item: 'Thanks!', label: null })).toEqual([examples[0]]);
  expect(markOf([], 'Thanks!')).toBeNull();
});

test('a long item is recognised again by its beginning', () => {
  const long = 'a'.repeat(3000);
  const marked = withMark({ examples, item: long, label: 'other' });
  expect(marked?.[0]?.item).toHaveLength(2000);
  expect(markOf(marked ?? [], long)).toBe('other');
});

test('a full list of examples takes no other, but still lets one be changed', () => {
  const full = Array.from({ length: 500 }, (_none, index) => ({ item: `line ${index}`, label: 'other' }));
  expect(withMark({ examples: full, item: 'one more', label: 'other' })).toBeNull();
  expect(withMark({ examples: full, item: 'line 3', label: 'news' })).toHaveLength(500);
});
