import { expect, it } from 'vitest';
import { joinPlace, readablePlace, splitPlace } from './source-path.ts';

it('keeps files of two sources apart, and finds back what was joined', () => {
  const places = [
    { label: '', path: 'contracts/lease.md' },
    { label: 'contracts', path: 'lease.md' },
    { label: 'contracts', path: 'old/lease.md' },
    { label: 'notes.md', path: '' },
    { label: 'a b (2)', path: 'line\nbreak.md' },
  ];
  const files = places.map((place) => joinPlace(place));
  expect(new Set(files).size).toBe(places.length);
  expect(files.map((file) => splitPlace(file))).toEqual(places);
});

it('is readable, with the folder where it has to be said', () => {
  expect(readablePlace({ file: 'a/b.md' })).toBe('a/b.md');
  expect(readablePlace({ file: 'a/b.md', home: 'exports' })).toBe('exports › a/b.md');
  expect(readablePlace({ file: '//contracts/a/b.md', home: 'exports' })).toBe('contracts › a/b.md');
  expect(readablePlace({ file: '//notes.md' })).toBe('notes.md');
});
