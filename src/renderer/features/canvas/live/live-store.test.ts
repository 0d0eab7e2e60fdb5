import { expect, test } from 'vitest';
import { Plan } from '../../../../shared/domain/task.ts';
import type { EventDraft, RunEvent } from '../../../../shared/events/index.ts';
import { RunId, Sha256, TaskId, WorkspaceId } from '../../../../shared/kernel/ids.ts';
import { createAppStore } from '../../../state/create-app-store.ts';
import { applyFeeds, emptyLiveRun } from '../../../state/slices/runs-slice.ts';
import { createLiveStore } from './live-store.ts';

const hash = Sha256.parse('0'.repeat(64));
const read = TaskId.parse('read');
const sort = TaskId.parse('sort');

const plan = Plan.parse({
  version: 1,
  template: 't',
  goal: 'g',
  tasks: [
    ['read', 'reader'],
    ['sort', 'sorter'],
  ].map(([id, assignee]) => ({
    id,
    title: `Do ${id}`,
    objective: 'o',
    assignee,
    dependsOn: [],
    kind: 'classify',
    skill: 's',
    inputs: {},
    acceptance: [],
    effects: 'E0',
    budget: { tokens: 1000, modelMs: 1, retries: 1 },
    onFail: 'retry',
  })),
});

const request: EventDraft = {
  type: 'model.requested',
  taskId: sort,
  data: {
    callId: 'c',
    purpose: 'decide',
    step: 'which label fits',
    modelId: 'small',
    role: 'decider',
    why: 'first',
    prompts: hash,
    grammar: null,
    sampler: { temperature: 0, seed: 1, maxTokens: 1 },
    items: 1,
  },
};

const reply: EventDraft = {
  type: 'model.completed',
  taskId: sort,
  data: {
    callId: 'c',
    prompts: hash,
    output: hash,
    summary: 's',
    tokensIn: 300,
    // What came from the cache is not among those read, and can be more.
    tokensCached: 900,
    tokensOut: 50,
    firstTokenMs: 1,
    ms: 500,
    confidence: 0.9,
    stopReason: 'labels',
  },
};

function open() {
  const store = createAppStore({ route: { view: 'teams' }, theme: 'light' });
  let seq = 0;
  const add = (...drafts: readonly EventDraft[]): void => {
    const events = drafts.map((draft) => {
      seq += 1;
      return { ...draft, runId: RunId.parse('r'), seq, eventId: `e${seq}`, ts: seq, ver: 1 } as RunEvent;
    });
    store.setState(({ runs }) => ({
      runs: { ...runs, r: applyFeeds(runs['r'] ?? emptyLiveRun, [{ kind: 'events', events }]) },
    }));
  };
  add(
    {
      type: 'run.created',
      data: {
        workspaceId: WorkspaceId.parse('w'),
        teamId: 't',
        question: 'q',
        asOf: { at: 1, from: 'flag', source: 's' },
        models: {},
        confirmPlan: false,
      },
    },
    { type: 'run.started', data: { owner: 'o' } },
    { type: 'plan.proposed', data: { plan, by: 'rule' } },
    { type: 'plan.accepted', data: { plan, by: 'rule' } },
  );
  return { live: createLiveStore({ store, runId: 'r' }), add };
}

test('an agent hears only of what it did itself', () => {
  const { live, add } = open();
  const heard: string[] = [];
  live.subscribe('reader', () => heard.push('reader'));
  live.subscribe('sorter', () => heard.push('sorter'));
  const reader = live.get('reader');
  add({ type: 'task.started', taskId: sort, attempt: 2, data: { title: 'Do sort' } }, request);
  expect(heard).toEqual(['sorter']);
  expect(live.get('reader')).toBe(reader);
  add({ type: 'task.started', taskId: read, attempt: 1, data: { title: 'Do read' } });
  expect(heard).toEqual(['sorter', 'reader']);
});

test('what a node shows comes from the tasks that are assigned to its agent', () => {
  const { live, add } = open();
  add({ type: 'task.started', taskId: sort, attempt: 2, data: { title: 'Do sort' } }, request);
  expect(live.get('sorter')).toEqual({
    status: 'running',
    taskId: 'sort',
    step: 'which label fits',
    done: 0,
    total: 1,
    tokensPerSecond: null,
    tokens: 0,
    tokenBudget: 1000,
    confidence: null,
    retries: 1,
    modelId: 'small',
  });
  add(reply, {
    type: 'task.succeeded',
    taskId: sort,
    attempt: 2,
    data: { output: hash, summary: 's', confidence: 0.8, openIssues: [] },
  });
  expect(live.get('sorter')).toEqual({
    status: 'succeeded',
    taskId: 'sort',
    step: 'Do sort',
    done: 1,
    total: 1,
    tokensPerSecond: 700,
    tokens: 350,
    tokenBudget: 1000,
    confidence: 0.8,
    retries: 1,
    modelId: 'small',
  });
  expect(live.get('nobody')).toBeNull();
});

test('when the last listener has left, nothing is called any more, and what is read is still the present', () => {
  const { live, add } = open();
  let heard = 0;
  const leave = live.subscribe('reader', () => {
    heard += 1;
  });
  leave();
  add({ type: 'task.started', taskId: read, attempt: 1, data: { title: 'Do read' } });
  expect(heard).toBe(0);
  expect(live.get('reader')?.status).toBe('running');
});
