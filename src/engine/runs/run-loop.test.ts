import { afterEach, expect, test } from 'vitest';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';

const engines: TestEngine[] = [];

function engineWith(options: Parameters<typeof createTestEngine>[0]): TestEngine {
  const engine = createTestEngine(options);
  engines.push(engine);
  return engine;
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.dispose();
});

test('runs independent tasks side by side, then the task that needs both, and ends with its answer', async () => {
  const model = new ScriptedModel((request) =>
    request.kind === 'decide' ? labelAll(request, 'yes') : say('All is well.'),
  );
  const engine = engineWith({ model });
  const runId = engine.start();
  await engine.service.settled(runId);
  const state = engine.service.state(runId);
  expect(engine.faults).toEqual([]);
  expect(engine.events(runId).map((event) => `${event.type} ${event.taskId ?? ''}`.trim())).toEqual([
    'run.created',
    'run.started',
    'plan.proposed',
    'plan.accepted',
    'task.started left',
    'model.requested left',
    'task.started right',
    'model.requested right',
    'model.completed left',
    'model.completed right',
    'task.succeeded left',
    'task.succeeded right',
    'task.started answer',
    'model.requested answer',
    'model.completed answer',
    'verify.concluded answer',
    'task.succeeded answer',
    'run.finished',
  ]);
  expect(state?.status).toBe('succeeded');
});
