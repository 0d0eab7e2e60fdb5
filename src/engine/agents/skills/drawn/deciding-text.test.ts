import { expect, it } from 'vitest';
import { decidingText } from './deciding-text.ts';

it.each([
  ['SF-204,2026-05-04 09:10,Piotr Zawada,Cancel,"Until when, and how?"', 'Piotr Zawada. Cancel. Until when, and how?'],
  ['7;open;The pump 3 is broken again;12.50', 'open. The pump 3 is broken again'],
  ['We met, talked, ate, and left.', 'We met, talked, ate, and left.'],
  ['- Bert orders 60 metres.', '- Bert orders 60 metres.'],
  ['1,2,3,4', '1,2,3,4'],
])('%s is read as %s', (text, read) => expect(decidingText({ text })).toBe(read));
