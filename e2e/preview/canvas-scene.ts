import { Plan } from '../../src/shared/domain/task.ts';
import type { EventDraft, RunEvent } from '../../src/shared/events/index.ts';
import { RunId, TaskId } from '../../src/shared/kernel/ids.ts';
import { WORKSPACE, blobs, hash } from './scenes.ts';
import { sceneTeam } from './teams-scene.ts';

/** A run of the drawn team in the middle of its work: one agent done, one deciding after a retry, two to come. */
export const CANVAS_RUN = RunId.parse('canvas-run');

const START = Date.now() - 12_000;

const TASKS = [
  ['read', 'Read the tickets', 'reader', []],
  ['sort', 'Sort the tickets', 'sorter', ['read']],
  ['check', 'Check the labels', 'critic', ['sort']],
  ['write', 'Write the report', 'writer', ['check']],
] as const;

const plan = Plan.parse({
  version: 1,
  template: sceneTeam.id,
  goal: 'Which tickets need an answer today?',
  tasks: TASKS.map(([id, title, assignee, dependsOn]) => ({
    id,
    title,
    objective: title,
    assignee,
    dependsOn,
    kind: 'classify',
    skill: 'classify-items',
    inputs: {},
    acceptance: [],
    effects: 'E0',
    budget: { tokens: 9000, modelMs: 90_000, retries: 1 },
    onFail: 'retry',
  })),
});

function text(words: string) {
  const sha256 = hash(words);
  blobs.set(sha256, words);
  return sha256;
}

function call(callId: string, modelId: string): readonly [EventDraft, EventDraft] {
  const taskId = TaskId.parse(callId.split('-')[0] ?? '');
  return [
    {
      type: 'model.requested',
      taskId,
      data: {
        callId,
        purpose: 'decide',
        step: 'which label fits',
        modelId,
        role: 'decider',
        why: 'first rung of the ladder',
        prompts: text('["Which label fits?"]'),
        grammar: null,
        sampler: { temperature: 0, seed: 7, maxTokens: 1 },
        items: 8,
      },
    },
    {
      type: 'model.completed',
      taskId,
      data: {
        callId,
        prompts: text('["Which label fits?"]'),
        output: text('[]'),
        summary: 'problem 3, request 5',
        tokensIn: 2480,
        tokensCached: 1960,
        tokensOut: 8,
        firstTokenMs: 310,
        ms: 2400,
        confidence: 0.71,
        stopReason: 'labels',
      },
    },
  ];
}

export function canvasEvents(runId: string): readonly RunEvent[] {
  if (runId !== CANVAS_RUN) return [];
  const read = TaskId.parse('read');
  const sort = TaskId.parse('sort');
  const drafts: readonly EventDraft[] = [
    {
      type: 'run.created',
      data: {
        workspaceId: WORKSPACE,
        teamId: sceneTeam.id,
        confirmPlan: false,
        question: plan.goal,
        asOf: { at: START, from: 'newest-source', source: 'tickets.csv' },
        models: { decider: { id: 'qwen2.5-coder-0.5b', sha256: hash('05') } },
      },
    },
    { type: 'run.started', data: { owner: 'x' } },
    { type: 'plan.proposed', data: { plan, by: 'rule' } },
    { type: 'plan.accepted', data: { plan, by: 'rule' } },
    { type: 'task.started', taskId: read, attempt: 1, data: { title: 'Read the tickets' } },
    {
      type: 'task.succeeded',
      taskId: read,
      attempt: 1,
      data: { output: text('{}'), summary: '24 tickets', confidence: 1, openIssues: [] },
    },
    { type: 'task.started', taskId: sort, attempt: 2, data: { title: 'Sort the tickets' } },
    ...call('sort-1', 'qwen2.5-coder-0.5b'),
    call('sort-2', 'qwen2.5-coder-0.5b')[0],
  ];
  return drafts.map(
    (draft, index) =>
      ({
        ...draft,
        runId: CANVAS_RUN,
        seq: index + 1,
        eventId: `c${index}`,
        ts: START + index * 400,
        ver: 1,
      }) as RunEvent,
  );
}
