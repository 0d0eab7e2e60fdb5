import { expect, test } from 'vitest';
import { foldRun } from '../../../shared/events/reduce-run.ts';
import { sceneEvents } from '../../../../e2e/preview/scenes.ts';
import { axisTicks, timeSpan, timelineRows } from './timeline-rows.ts';

const events = sceneEvents('finished');
const state = foldRun(events);

test('calls and searches stand below their task, in time order', () => {
  const rows = timelineRows({ state, events, closed: new Set() });
  expect(rows.slice(0, 5).map(({ key, depth, kind }) => ({ key, depth, kind }))).toEqual([
    { key: 'find-launch', depth: 0, kind: 'task' },
    { key: 'read:e6', depth: 1, kind: 'read' },
    { key: 'call:find-launch-0', depth: 1, kind: 'call' },
    { key: 'call:find-launch-1', depth: 1, kind: 'call' },
    { key: 'read-tracker', depth: 0, kind: 'task' },
  ]);
});

test('a closed task hides what is below it', () => {
  const closed = new Set(state.tasks.map(({ task }) => task.id));
  expect(timelineRows({ state, events, closed }).map(({ key }) => key)).toEqual(state.tasks.map(({ task }) => task.id));
});

test('the axis has round steps and a run that just began has a width', () => {
  expect(axisTicks({ from: 0, to: 84_000 })).toEqual([0, 20_000, 40_000, 60_000, 80_000]);
  expect(axisTicks({ from: 0, to: 900 })).toEqual([0, 200, 400, 600, 800]);
  expect(axisTicks({ from: 30_500, to: 32_000 })).toEqual([30_500, 31_000, 31_500, 32_000]);
  expect(timeSpan({ createdAt: 5, finishedAt: null }, 5)).toEqual({ from: 5, to: 6 });
});
