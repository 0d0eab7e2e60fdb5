import { expect, it } from 'vitest';
import { freeFileName, safeFileName } from './file-name.ts';

it('makes one visible path segment of any name and keeps its ending', () => {
  expect(safeFileName('../../etc/passwd')).toBe('passwd');
  expect(safeFileName(String.raw`C:\Users\ada\lease.pdf`)).toBe('lease.pdf');
  expect(safeFileName('.hidden.md')).toBe('hidden.md');
  expect(safeFileName('a:b\n?.md')).toBe('a_b__.md');
  expect(['', '...', '/'].map((name) => safeFileName(name))).toEqual(['file', 'file', 'file']);
  const long = safeFileName(`${'x'.repeat(500)}.pdf`);
  expect([long.length, long.endsWith('.pdf')]).toEqual([120, true]);
});

it('numbers a name that is taken before its ending', () => {
  const taken = new Set(['lease.pdf', 'lease (2).pdf', 'notes']);
  const isTaken = (name: string): boolean => taken.has(name);
  expect(freeFileName({ name: 'lease.pdf', isTaken })).toBe('lease (3).pdf');
  expect(freeFileName({ name: 'notes', isTaken })).toBe('notes (2)');
  expect(freeFileName({ name: 'new.md', isTaken })).toBe('new.md');
});
