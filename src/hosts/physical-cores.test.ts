import { expect, test } from 'vitest';
import { coresOf } from './physical-cores.ts';

test('two threads of one core count once; a file that does not say gives null', () => {
  const thread = (core: number) => `processor\t: 0\nphysical id\t: 0\ncore id\t\t: ${core}\nflags\t: x`;
  expect(coresOf([thread(0), thread(1), thread(0), thread(1)].join('\n\n'))).toBe(2);
  expect(coresOf('processor\t: 0\nBogoMIPS\t: 50.00')).toBeNull();
});
