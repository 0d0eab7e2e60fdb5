import { expect, test } from 'vitest';
import { foundParts, matchOf } from './full-text-query.ts';

test.each([
  ['flight board', '"flight" "board"*'],
  ['  Müller-Lüdenscheidt ', '"Müller" "Lüdenscheidt"*'],
  ['"NEAR( OR *', '"NEAR" "OR"*'],
  [' -- ', null],
])('%s is asked as %s', (query, match) => expect(matchOf(query)).toBe(match));

test('marks become parts', () => {
  expect(foundParts('the \u0002flight\u0003 \u0002board\u0003')).toEqual([
    { text: 'the ', hit: false },
    { text: 'flight', hit: true },
    { text: ' ', hit: false },
    { text: 'board', hit: true },
  ]);
});
