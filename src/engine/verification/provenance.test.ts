import { describe, expect, it } from 'vitest';
import { checkProvenance } from './provenance.ts';

const source = 'Jana Weiß: the dealer wants 1,200 euros by 14.03.2026 before order 4471 leaves.';
const check = (claim: string) => checkProvenance({ claim, sources: [source], references: [Date.UTC(2026, 2, 1)] });

describe('provenance', () => {
  it.each([
    'The dealer wants 1,200 euros before order 4471 leaves.',
    'Payment is due on March 14, 2026, says Jana Weiß.',
    'It says “the dealer wants 1,200 euros”.',
    'It says “1,200 euros by 14.03.2026 before order 4471”.',
  ])('passes what the source holds, dates in any form: %s', (claim) =>
    expect(check(claim)).toEqual({ verdict: 'pass', missing: [] }),
  );

  it('takes the number of an id with a sign as a number', () => {
    const row = { sources: ['ID: #411; Title: Spare boards'], references: [0] };
    expect(checkProvenance({ claim: '#411 “Spare boards” is still open.', ...row }).verdict).toBe('pass');
    expect(checkProvenance({ claim: '#412 “Spare boards” is still open.', ...row }).missing).toEqual(['412']);
  });

  it.each([
    ['The dealer wants 1,300 euros.', ['1,300']],
    ['Payment is due on 15 March 2026.', ['on 15 March 2026']],
    ['It was Oskar Brandt who ordered.', ['Oskar', 'Brandt']],
    ['It says “the dealer wants nothing”.', ['“the dealer wants nothing”']],
  ])('names what it does not hold: %s', (claim, missing) => expect(check(claim)).toEqual({ verdict: 'fail', missing }));
});
