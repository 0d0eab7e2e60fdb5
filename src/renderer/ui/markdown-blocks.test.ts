import { expect, test } from 'vitest';
import { markdownBlocks, markdownSpans } from './markdown-blocks.ts';

test('headings, lists and paragraphs', () => {
  expect(markdownBlocks('## Causes\n\nTwo lines\nof one thought.\n- one\n- two\n1. first\n2) second\n')).toEqual([
    { kind: 'heading', text: 'Causes' },
    { kind: 'paragraph', text: 'Two lines of one thought.' },
    { kind: 'list', ordered: false, items: ['one', 'two'] },
    { kind: 'list', ordered: true, items: ['first', 'second'] },
  ]);
});

test('marks inside a line; what is no mark, a link or HTML stays text', () => {
  expect(markdownSpans('**Not** *sure*, see `a_b`.')).toEqual([
    { kind: 'strong', text: 'Not' },
    { kind: 'text', text: ' ' },
    { kind: 'emphasis', text: 'sure' },
    { kind: 'text', text: ', see ' },
    { kind: 'code', text: 'a_b' },
    { kind: 'text', text: '.' },
  ]);
  const plain = '2 * 3 * 4 <img src=x onerror=y> [here](javascript:z) **open';
  expect(markdownSpans(plain)).toEqual([{ kind: 'text', text: plain }]);
  expect(markdownBlocks('')).toEqual([]);
});
