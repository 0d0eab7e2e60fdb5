import { expect, it } from 'vitest';
import { verbatimSpan } from './verbatim-span.ts';

const text = '- Bert Olsen orders 60 metres of fence from the usual rental by 17 April.';

it.each([
  ['order 60 metres of fence', 'orders 60 metres of fence'],
  ['orders fence', null],
  ['orders 60 metres fence', 'orders 60 metres of fence'],
  ['order 61 metres of fence', null],
  ['Bert Olsen', 'Bert Olsen'],
  ['17 April', '17 April'],
  ['7 April', null],
  ['return the item', null],
  ['', null],
])('%s is %s', (value, span) => expect(verbatimSpan({ text, value })).toBe(span));
