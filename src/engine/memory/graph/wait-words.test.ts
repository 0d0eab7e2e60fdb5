import { describe, expect, it } from 'vitest';
import { directionByWords } from './wait-words.ts';

/** X and Y stand for the two things; what is before X and between the two is cut out as the caller does it. */
function direction(sentence: string): string | null {
  const [first, second] = sentence.indexOf('X') < sentence.indexOf('Y') ? ['X', 'Y'] : ['Y', 'X'];
  const at = sentence.indexOf(first);
  const words = directionByWords({
    before: sentence.slice(0, at),
    between: sentence.slice(at + 1, sentence.indexOf(second)),
  });
  if (words === null) return null;
  return (words === 'first-waits') === (first === 'X') ? 'X waits' : 'Y waits';
}

describe('who waits for whom, by words', () => {
  it.each([
    ["fyi X can't start before Y is through", 'X waits'],
    ['X has to wait until Y is finished', 'X waits'],
    ['X depends on Y', 'X waits'],
    ['X hangs on Y', 'X waits'],
    ['Once Y is done we begin with X', 'X waits'],
    ['no X without Y', 'X waits'],
    ['Without Y no X', 'X waits'],
    ['Y blocks X', 'X waits'],
    ['Y has to be there before X', 'X waits'],
    ['Before X we need Y', 'X waits'],
    ['X wartet auf Y', 'X waits'],
    ['X kann nicht beginnen, bevor Y fertig ist', 'X waits'],
    ['Sobald Y da ist, fangen wir mit X an', 'X waits'],
    ['X depende de Y', 'X waits'],
    ['No podemos empezar X hasta que Y esté lista', 'X waits'],
    ['X ne peut pas commencer avant Y', 'X waits'],
    ['Y needs X first', 'Y waits'],
    ['X starts as soon as Y is closed', 'X waits'],
    ['X can go out once Y is in', 'X waits'],
    ['X sits behind Y', 'X waits'],
    ['X hinges on Y', 'X waits'],
    ['X builds on the outcome of Y', 'X waits'],
    ['Y stands in the way of X', 'X waits'],
    ['Y unlocks X', 'X waits'],
    ['Y is the precondition for X', 'X waits'],
    ['X geht los, sobald Y steht', 'X waits'],
    ['Y ist Voraussetzung für X', 'X waits'],
    ['X démarre dès que Y est prêt', 'X waits'],
    ['X arranca en cuanto Y esté lista', 'X waits'],
    ['no X before Y', 'X waits'],
    ['there is no launch of X until Y is signed', 'X waits'],
    ['no Y, no X', 'X waits'],
    ['Kein X, bevor Y steht', 'X waits'],
    ['X is tied to Y', 'X waits'],
    ['X is blocked on Y', 'X waits'],
    ['X is late because of Y', 'X waits'],
    ['X presupposes Y', 'X waits'],
    ['Y is a dependency of X', 'X waits'],
    ['Y feeds X', 'X waits'],
    ['Y paves the way for X', 'X waits'],
    ['X setzt Y voraus', null],
    ['X ist auf Y angewiesen', null],
    ['Y ermöglicht X', 'X waits'],
    ['X and Y are both on track', null],
  ] as const)('%s: %s', (sentence, expected) => expect(direction(sentence)).toBe(expected));
});
