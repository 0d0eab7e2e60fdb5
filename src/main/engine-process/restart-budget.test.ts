import { expect, test } from 'vitest';
import { RestartBudget } from './restart-budget.ts';

test('five restarts in ten minutes, then no more, and again after a quiet time', () => {
  const budget = new RestartBudget();
  const waits = [0, 10, 20, 30, 40, 50].map((seconds) => budget.next(seconds * 1000));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, null]);
  expect(budget.next(20 * 60_000)).toBe(500);
});
