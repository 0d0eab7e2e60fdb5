import { expect, test } from 'vitest';
import type { Route } from './route.ts';
import { formatRoute, parseRoute } from './route.ts';

const routes: readonly Route[] = [
  { view: 'ask' },
  { view: 'chat', runId: 'run/1' },
  { view: 'trace', runId: 'r1', step: null },
  { view: 'trace', runId: 'r1', step: 'task:a/b' },
  { view: 'teams' },
  { view: 'canvas', teamId: 'ticket-triage', runId: null },
  { view: 'canvas', teamId: 'ticket-triage', runId: 'r/1' },
  { view: 'runs' },
  { view: 'compare', left: 'r/1', right: 'r2' },
  { view: 'models' },
  { view: 'system' },
  { view: 'settings', section: 'shortcuts' },
  { view: 'first-steps' },
];

test.each(routes)('$view survives the address bar', (route) => {
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test('anything unknown opens the question', () => {
  expect(['', '#', '#/nowhere', '#/compare/r1', '#/teams2/%E0%A4%A'].map((hash) => parseRoute(hash))).toEqual(
    Array.from({ length: 5 }, () => ({ view: 'ask' })),
  );
});
