import { expect, test } from 'vitest';
import { RunId } from '../kernel/ids.ts';
import { branchesOf, pathThrough } from './conversation-path.ts';
import type { Turn } from './conversation.ts';

function turn(id: string, after: string | null): Turn {
  return {
    runId: RunId.parse(id),
    after: after === null ? null : RunId.parse(after),
    teamId: 'direct-answer',
    question: id,
    status: 'succeeded',
    why: '',
    createdAt: 0,
  };
}

// a ─ b ─ d        a was asked anew as e, b as c, d was followed by f
//   └ c    └ f
// e
const turns = [turn('a', null), turn('b', 'a'), turn('c', 'a'), turn('d', 'b'), turn('e', null), turn('f', 'd')];
const path = (runId: string): readonly string[] => pathThrough({ turns, runId }).map((each) => each.runId);

test('a path goes up to the beginning and down along the newest turns', () => {
  expect(['a', 'b', 'c', 'd', 'e', 'f', 'gone'].map(path)).toEqual([
    ['a', 'c'],
    ['a', 'b', 'd', 'f'],
    ['a', 'c'],
    ['a', 'b', 'd', 'f'],
    ['e'],
    ['a', 'b', 'd', 'f'],
    [],
  ]);
});

test('branches are the turns in the same place', () => {
  expect(branchesOf({ turns, turn: turn('c', 'a') }).map((each) => each.runId)).toEqual(['b', 'c']);
  expect(branchesOf({ turns, turn: turn('e', null) }).map((each) => each.runId)).toEqual(['a', 'e']);
});

test('a damaged conversation, whose turns follow each other in a circle, still has an end', () => {
  const circle = [turn('a', 'b'), turn('b', 'a')];
  expect(pathThrough({ turns: circle, runId: 'a' }).map((each) => each.runId)).toEqual(['b', 'a']);
});
