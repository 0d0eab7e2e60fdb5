import { expect, it } from 'vitest';
import { wordOverlaps } from './word-overlap.ts';

it('counts rare shared words more than frequent ones, in any tongue', () => {
  const texts = ['Entrega de la sala norte', 'Pintura de la sala', 'Llaves de la sala', 'Seguro'];
  const [both, first, second, none] = wordOverlaps({ question: '¿Por qué se retrasa la entrega de la sala?', texts });
  expect(both).toBe(1);
  expect(first).toBe(second);
  expect(first).toBeLessThan(0.5);
  expect(none).toBe(0);
});

it('is 0 where nothing is shared', () => {
  expect(wordOverlaps({ question: 'Why?', texts: ['Paint', 'Keys'] })).toEqual([0, 0]);
});
