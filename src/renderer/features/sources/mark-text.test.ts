import { expect, test } from 'vitest';
import { markText } from './mark-text.ts';

test('marks the cited words inside their passage', () => {
  expect(markText('Hi all. The (new) board\nfails at 60°C. Bye.', 'The (new) board fails at 60°C.')).toEqual([
    { text: 'Hi all. ', marked: false },
    { text: 'The (new) board\nfails at 60°C.', marked: true },
    { text: ' Bye.', marked: false },
  ]);
});

test('a citation of the whole passage, or one that cannot be placed, marks all of it', () => {
  expect(markText('All of it', 'All of it')).toEqual([{ text: 'All of it', marked: true }]);
  expect(markText('All of it', 'something else')).toEqual([{ text: 'All of it', marked: true }]);
  expect(markText('All of it', ' ')).toEqual([{ text: 'All of it', marked: true }]);
});
