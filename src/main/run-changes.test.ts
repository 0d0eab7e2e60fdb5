import { expect, test } from 'vitest';
import { RunId } from '../shared/kernel/ids.ts';
import { changesBetween } from './run-changes.ts';

const run = (id: string, status: 'running' | 'waiting' | 'queued') => ({
  runId: RunId.parse(id),
  question: `${id}?`,
  status,
  createdAt: 1_000,
});

test('a run that ended or began to wait is told once; what goes on or is unknown is not', () => {
  const before = [
    run('a', 'running'),
    run('b', 'running'),
    run('c', 'waiting'),
    run('d', 'queued'),
    run('e', 'running'),
  ];
  const now = [run('b', 'waiting'), run('c', 'waiting'), run('d', 'running')];
  const recent = [{ runId: RunId.parse('a'), status: 'succeeded' as const }];
  expect(changesBetween({ before, now, recent, at: 61_000 })).toEqual([
    { kind: 'succeeded', runId: 'a', question: 'a?', ranMs: 60_000 },
    { kind: 'asks', runId: 'b', question: 'b?', ranMs: 60_000 },
  ]);
});
