import { expect, test } from 'vitest';
import type { LiveRun } from '../../state/slices/runs-slice.ts';
import { givenLabels, modelMsPerItem } from './taught-items.ts';

type Run = Parameters<typeof modelMsPerItem>[0]['run'];

function run(calls: readonly object[], escalated: number): Run {
  const tasks = [{ task: { id: 'sort' } }, { task: { id: 'sort/1', parentTaskId: 'sort' } }, { task: { id: 'write' } }];
  const events = escalated === 0 ? [] : [{ type: 'route.escalated', taskId: 'sort/1', data: { items: escalated } }];
  return { state: { tasks, calls }, events } as unknown as Pick<LiveRun, 'state' | 'events'>;
}

const call = { taskId: 'sort/1', purpose: 'decide', status: 'completed', items: 10, ms: 1000 };

test('an item that a larger model was asked again is one item with the time of both', () => {
  expect(modelMsPerItem({ run: run([call], 0), taskId: 'sort' })).toBe(100);
  expect(modelMsPerItem({ run: run([call, { ...call, items: 2, ms: 500 }], 2), taskId: 'sort' })).toBe(150);
});

test('calls of other tasks do not count, and without any there is no cost of a model', () => {
  expect(modelMsPerItem({ run: run([{ ...call, taskId: 'write' }], 0), taskId: 'sort' })).toBeNull();
});

test('only an agent that labels is asked for the labels it gave', () => {
  const item = { id: 'a', text: 'x', source: null, label: 'news', confidence: 1, sure: true, fields: {} };
  const body = JSON.stringify({ items: [item, { ...item, id: 'b', label: null }] });
  const of = (skill: string) => givenLabels({ task: { skill } } as Parameters<typeof givenLabels>[0], body);
  expect(of('classify-items').map(({ id }) => id)).toEqual(['a']);
  expect(of('write-report')).toEqual([]);
});
