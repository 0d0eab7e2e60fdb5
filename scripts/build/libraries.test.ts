import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readLibraries } from './libraries.ts';

test('names what the product stands on with version and licence, and not what only builds it', () => {
  const libraries = readLibraries(fileURLToPath(new URL('../..', import.meta.url)));
  expect(libraries.find(({ name }) => name === 'react')).toEqual({
    name: 'react',
    version: expect.stringMatching(/^\d+\./),
    licence: 'MIT',
  });
  expect(libraries.map(({ name }) => name)).not.toContain('vitest');
  expect(libraries.filter(({ licence }) => licence === '')).toEqual([]);
});
