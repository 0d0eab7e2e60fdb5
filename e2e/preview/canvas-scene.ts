import { Plan } from '../../src/shared/domain/task.ts';
import type { EventDraft, RunEvent } from '../../src/shared/events/index.ts';
import { RunId, TaskId } from '../../src/shared/kernel/ids.ts';
import { WORKSPACE, blobs, hash } from './scenes.ts';
import { sceneTeam } from './teams-scene.ts';

/** A run of the drawn team in the middle of its work: one agent done, one deciding after a retry, two to come. */
export const CANVAS_RUN = RunId.parse('canvas-run');
/** The same run when the second agent is done. */
export const SORTED_RUN = RunId.parse('sorted-run');

const START = Date.now() - 12_000;

const TASKS = [
  ['read', 'Read the tickets', 'reader', []],
  ['sort', 'Sort the tickets', 'sorter', ['read']],
  ['check', 'Check the labels', 'critic', ['sort']],
  ['write', 'Write the report', 'writer', ['check']],
] as const;

/** As the compiler of teams hands it to a task: the agent itself. */
function inputsOf(assignee: string) {
  const agent = sceneTeam.agents.find(({ id }) => id === assignee);
  return assignee === 'sorter' ? { agent: { ...agent, position: { x: 0, y: 0 } }, takes: [null] } : {};
}

const LINES = [
  ['The lift stands still since this morning', 'problem', 0.94],
  ['Could you send the invoice again?', 'request', 0.88],
  ['We are happy with the new floor', 'problem', 0.41],
] as const;

const readings = LINES.map(([item, label, probability]) => ({
  item,
  label,
  probabilities: { problem: 0.06, request: 0.05, news: 0.04, other: 0.03, [label]: probability },
  margin: probability - 0.06,
  legalMass: 0.98,
}));

const handed = {
  items: LINES.map(([words, label, confidence], index) => ({
    id: `item-${index + 1}`,
    text: words,
    source: null,
    label,
    confidence,
    sure: confidence > 0.5,
    fields: {},
  })),
};

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
    inputs: inputsOf(assignee),
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
        output: text(JSON.stringify(readings)),
        summary: 'problem 3, request 5',
        tokensIn: 520,
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

function sorted(taskId: TaskId): EventDraft {
  const output = text(JSON.stringify(handed));
  const data = { output, summary: 'problem 2, request 1', confidence: 0.74, openIssues: [] };
  return { type: 'task.succeeded', taskId, attempt: 2, data };
}

export function canvasEvents(runId: string): readonly RunEvent[] {
  if (runId !== CANVAS_RUN && runId !== SORTED_RUN) return [];
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
    ...(runId === CANVAS_RUN ? [call('sort-2', 'qwen2.5-coder-0.5b')[0]] : []),
    ...(runId === SORTED_RUN ? [sorted(sort)] : []),
  ];
  return drafts.map(
    (draft, index) =>
      ({
        ...draft,
        runId: RunId.parse(runId),
        seq: index + 1,
        eventId: `c${index}`,
        ts: START + index * 400,
        ver: 1,
      }) as RunEvent,
  );
}
