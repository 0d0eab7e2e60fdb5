import { Plan, Task } from '../../src/shared/domain/task.ts';
import type { EventDraft, RunEvent } from '../../src/shared/events/index.ts';
import type { RunId } from '../../src/shared/kernel/ids.ts';
import { Sha256, TaskId, WorkspaceId } from '../../src/shared/kernel/ids.ts';

const PLANNED = 10;
const sha = Sha256.parse('ab'.repeat(32));
const budget = { tokens: 90_000, modelMs: 900_000, retries: 1 };

/**
 * The log of a finished run with about as many events as asked for: planned tasks that fall into parts, each with a search, two
 * model calls and a check. For measuring, so its texts say nothing.
 */
export function longRun(options: {
  readonly runId: RunId;
  readonly events: number;
  readonly startedAt: number;
}): readonly RunEvent[] {
  const { runId, startedAt } = options;
  const log: RunEvent[] = [];
  let at = startedAt;
  const add = (draft: EventDraft): void => {
    at += 37;
    const seq = log.length + 1;
    log.push({ ...draft, runId, seq, eventId: `${runId}:${seq}`, ts: at, ver: 1 });
  };
  const tasks = Array.from({ length: PLANNED }, (_, index) => planned(index));
  const plan = Plan.parse({ version: 1, template: 'long', goal: 'measure', tasks });
  add(created());
  add({ type: 'run.started', data: { owner: 'x' } });
  add({ type: 'plan.proposed', data: { plan, by: 'rule' } });
  add({ type: 'plan.accepted', data: { plan, by: 'rule' } });
  const partsEach = Math.max(1, Math.floor((options.events - 5 - 3 * PLANNED) / (9 * PLANNED)));
  for (const task of tasks) {
    add({ type: 'task.started', taskId: task.id, attempt: 1, data: { title: task.title } });
    const parts = Array.from({ length: partsEach }, (_, index) => part(task, index));
    add({ type: 'plan.expanded', taskId: task.id, data: { parentTaskId: task.id, tasks: parts } });
    for (const { id, title } of parts) for (const draft of partEvents(id, title)) add(draft);
    add({ type: 'task.succeeded', taskId: task.id, attempt: 1, data: result('joined') });
  }
  const usage = { wallMs: at - startedAt, modelMs: 0, tokensIn: 0, tokensOut: 0, decisions: 0, escalations: 0 };
  add({ type: 'run.finished', data: { status: 'succeeded', reason: 'Everything was done.', answer: null, usage } });
  return log;
}

function created(): EventDraft {
  const data = {
    workspaceId: WorkspaceId.parse('w1'),
    teamId: 'launch-delay',
    question: 'A very long run',
    asOf: { at: 0, from: 'flag' as const, source: '--as-of' },
    models: { decider: { id: 'small', sha256: sha }, worker: { id: 'large', sha256: sha } },
    confirmPlan: false,
  };
  return { type: 'run.created', data };
}

function planned(index: number): Task {
  return Task.parse({
    id: `task-${index + 1}`,
    kind: 'classify',
    title: `Task ${index + 1}`,
    objective: 'Measure',
    skill: 'measure',
    assignee: 'reader',
    inputs: {},
    acceptance: [],
    effects: 'E0',
    budget,
    dependsOn: index === 0 ? [] : [`task-${index}`],
    onFail: 'retry',
    fanOut: true,
  });
}

function part(parent: Task, index: number): Task {
  const { fanOut: _fanOut, ...rest } = parent;
  const id = TaskId.parse(`${parent.id}/${index + 1}`);
  return { ...rest, id, parentTaskId: parent.id, title: `${parent.title}, part ${index + 1}` };
}

function partEvents(taskId: TaskId, title: string): readonly EventDraft[] {
  const context = { taskId, attempt: 1 };
  return [
    { type: 'task.started', ...context, data: { title } },
    { type: 'memory.read', ...context, data: { query: title, hits: 4, passages: sha, ms: 12 } },
    ...callEvents(taskId, 'sort'),
    { type: 'task.progress', ...context, data: { note: 'half', done: 1, total: 2 } },
    ...callEvents(taskId, 'word'),
    { type: 'verify.check', ...context, data: { claimId: taskId, name: 'provenance', verdict: 'pass', evidence: '' } },
    { type: 'task.succeeded', ...context, data: result('done') },
  ];
}

function callEvents(taskId: TaskId, step: string): readonly EventDraft[] {
  const callId = `${taskId}@1/${step}`;
  const context = { taskId, attempt: 1 };
  const sampler = { temperature: 0, seed: 1, maxTokens: 10 };
  const counts = { tokensIn: 120, tokensCached: 400, tokensOut: 9, firstTokenMs: 8, ms: 30 };
  return [
    {
      type: 'model.requested',
      ...context,
      data: {
        callId,
        step,
        sampler,
        purpose: step === 'sort' ? 'decide' : 'generate',
        modelId: 'small',
        role: 'decider',
        why: 'first rung of the ladder',
        prompts: sha,
        grammar: null,
        items: 3,
      },
    },
    {
      type: 'model.completed',
      ...context,
      data: { ...counts, callId, prompts: sha, output: sha, summary: 'yes 3', confidence: 0.8, stopReason: 'end' },
    },
  ];
}

function result(summary: string) {
  return { output: sha, summary, confidence: 0.9, openIssues: [] };
}
