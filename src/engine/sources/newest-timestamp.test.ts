import { expect, it } from 'vitest';
import { Block } from '../../shared/domain/source.ts';
import type { BlockKind } from '../../shared/domain/source.ts';
import { newestTimestamp } from './newest-timestamp.ts';

const day = (number: number): number => Date.UTC(2026, 0, number);
const block = (kind: BlockKind, timestamp: number | null): Block =>
  Block.parse({
    id: 'b',
    file: 'f',
    kind,
    locator: 'l',
    title: '',
    text: '',
    start: 0,
    end: 0,
    timestamp,
    author: null,
    thread: null,
    fields: {},
  });

it('is the newest mail, message, commit or row change, never a calendar date or a document', () => {
  const blocks = [
    block('mail', day(3)),
    block('message', day(5)),
    block('commit', day(4)),
    block('row', day(6)),
    block('event', day(90)),
    block('passage', day(80)),
    block('row', null),
  ];
  expect(newestTimestamp(blocks)).toBe(day(6));
  expect(newestTimestamp([block('event', day(9))])).toBeNull();
});

it('does not follow a single wrong clock', () => {
  const usual = Array.from({ length: 60 }, (_, index) => block('message', day(index)));
  expect(newestTimestamp([...usual, block('mail', Date.UTC(2038, 0, 1))])).toBe(day(59));
});
