import { expect, test } from 'vitest';
import { scopeSearch } from './memory-scope.ts';

const files = ['mail.mbox', 'notes/march.md', 'notes/april.md', 'notes-old.md'];

test('an empty scope is everything', () => {
  const scope = { kinds: [], files: [] };
  expect(scopeSearch({ scope, files })).toEqual({ kinds: null, files: null });
  expect(scopeSearch({ scope, files, wanted: ['mail'] })).toEqual({ kinds: ['mail'], files: null });
});

test('an agent may ask for less than its scope, never for more', () => {
  const scope = { kinds: ['mail' as const, 'event' as const], files: [] };
  expect(scopeSearch({ scope, files })).toEqual({ kinds: ['mail', 'event'], files: null });
  expect(scopeSearch({ scope, files, wanted: ['mail', 'row'] })).toEqual({ kinds: ['mail'], files: null });
  expect(scopeSearch({ scope, files, wanted: ['row'] })).toEqual({ kinds: [], files: null });
});

test('an entry is a file, or a folder with everything in it, not whatever begins alike', () => {
  const scoped = (entries: string[]) => scopeSearch({ scope: { kinds: [], files: entries }, files }).files;
  expect(scoped(['notes'])).toEqual(['notes/march.md', 'notes/april.md']);
  expect(scoped(['notes/'])).toEqual(['notes/march.md', 'notes/april.md']);
  expect(scoped(['mail.mbox', 'notes/april.md'])).toEqual(['mail.mbox', 'notes/april.md']);
  expect(scoped(['gone'])).toEqual([]);
});
