import { expect, test } from 'vitest';
import { ladderOf } from './ladder.ts';

const models = { decider: { id: 'small' }, worker: { id: 'large' } };
const agentLadder = [
  { role: 'decider', when: 'first' },
  { role: 'worker', when: 'low-confidence' },
] as const;

test('the agent’s ladder goes from the small model to the large one', () => {
  expect(ladderOf({ roles: undefined, agentLadder, models }).map(({ modelId }) => modelId)).toEqual(['small', 'large']);
});

test('nothing escalates to a weaker model; it only stands in', () => {
  const roles = ['worker', 'decider'] as const;
  expect(ladderOf({ roles, agentLadder, models }).map(({ modelId }) => modelId)).toEqual(['large']);
  const alone = { decider: models.decider };
  expect(ladderOf({ roles, agentLadder, models: alone }).map(({ modelId }) => modelId)).toEqual(['small']);
});

test('a model that fills two roles is asked once', () => {
  const both = { decider: { id: 'large' }, worker: { id: 'large' } };
  expect(ladderOf({ roles: undefined, agentLadder, models: both })).toEqual([{ role: 'decider', modelId: 'large' }]);
});
