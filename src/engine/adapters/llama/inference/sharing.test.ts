import { describe, expect, test } from 'vitest';
import { CoreLock } from './core-lock.ts';
import { endsInLoop } from './repetition.ts';
import { Pool } from './sequence-pool.ts';
import { StateGate } from './state-gate.ts';
import { TokenBudget } from './token-budget.ts';

const never = new AbortController().signal;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the cores', () => {
  test('are shared by one key, handed over in order, and not kept by a call that gave up', async () => {
    const lock = new CoreLock();
    const log: string[] = [];
    const gates = new Map<string, () => void>();
    const hold = (key: string, name: string, signal = never) =>
      lock.run({
        key,
        signal,
        work: async () => {
          log.push(`${name} in`);
          await new Promise<void>((resolve) => gates.set(name, resolve));
          log.push(`${name} out`);
        },
      });
    const controller = new AbortController();
    const first = hold('a', 'a1');
    const second = hold('a', 'a2');
    const gaveUp = hold('b', 'b1', controller.signal);
    const third = hold('c', 'c1');
    const late = hold('a', 'a3');
    await turn();
    controller.abort();
    await expect(gaveUp).rejects.toThrow();
    expect(log).toEqual(['a1 in', 'a2 in']);
    gates.get('a1')?.();
    await first;
    await turn();
    expect(log).toEqual(['a1 in', 'a2 in', 'a1 out']);
    gates.get('a2')?.();
    await second;
    await turn();
    gates.get('c1')?.();
    await third;
    await turn();
    gates.get('a3')?.();
    await late;
    expect(log).toEqual(['a1 in', 'a2 in', 'a1 out', 'a2 out', 'c1 in', 'c1 out', 'a3 in', 'a3 out']);
  });
});

test('steps run together, a change of sequences runs alone and before the steps that come after it', async () => {
  const gate = new StateGate();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} in`);
    await turn();
    log.push(`${name} out`);
  };
  await Promise.all([gate.step(work('s1')), gate.step(work('s2')), gate.alone(work('change')), gate.step(work('s3'))]);
  expect(log).toEqual(['s1 in', 's2 in', 's1 out', 's2 out', 'change in', 'change out', 's3 in', 's3 out']);
});

test('no more tokens are queued than one batch holds, and the batch follows the measured rate down', async () => {
  const budget = new TokenBudget({ largest: 256, expectedTokensPerSecond: 200 });
  expect(budget.size).toBe(140);
  let queued = 0;
  let most = 0;
  const feed = () =>
    budget.run({
      tokens: 50,
      signal: never,
      work: async () => {
        most = Math.max(most, (queued += 50));
        await new Promise((resolve) => setTimeout(resolve, 500));
        queued -= 50;
      },
    });
  await Promise.all([feed(), feed(), feed()]);
  expect(most).toBe(100);
  expect(budget.size).toBeLessThan(140);
});

test('a pool lends what is free, waits only with empty hands, and wakes on an abort', async () => {
  const pool = new Pool(['x', 'y', 'z']);
  const taken = await pool.take({ most: 2, signal: never });
  expect(taken).toEqual(['x', 'y']);
  expect(await pool.take({ most: 5, signal: never })).toEqual(['z']);
  const controller = new AbortController();
  const gaveUp = pool.take({ most: 1, signal: controller.signal });
  const waiting = pool.take({ most: 1, signal: never });
  controller.abort();
  await expect(gaveUp).rejects.toThrow();
  pool.give(taken);
  expect(await waiting).toEqual(['x']);
});

test('a loop is a run of tokens at least four times over', () => {
  const cycle = [5, 6, 7, 8, 9, 10, 11, 12];
  expect(endsInLoop([1, 2, ...cycle, ...cycle, ...cycle, ...cycle])).toBe(true);
  expect(endsInLoop([1, 2, ...cycle, ...cycle, ...cycle])).toBe(false);
  expect(endsInLoop(Array.from({ length: 32 }, () => 4))).toBe(true);
  expect(endsInLoop(Array.from({ length: 100 }, (_, index) => index))).toBe(false);
});
