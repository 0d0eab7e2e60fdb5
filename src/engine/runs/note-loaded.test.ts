import { expect, it } from 'vitest';
import type { LanguageModel } from '../ports/language-model.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import { ScriptedModel } from '../testing/scripted-model.ts';

it('a run says which of its calls brought a model into memory, and what that took', async () => {
  const scripted = new ScriptedModel(() => null);
  const loading: LanguageModel = {
    decide: async (request) => {
      request.onLoaded?.({ modelId: request.modelId, bytes: 700, ms: 12 });
      return scripted.decide(request);
    },
    generate: async (request) => {
      request.onLoaded?.({ modelId: request.modelId, bytes: 900, ms: 34 });
      return scripted.generate(request);
    },
    load: (options) => scripted.load(options),
    unload: () => scripted.unload(),
    close: () => scripted.close(),
  };
  const engine = createTestEngine({ model: loading });
  const runId = engine.start();
  await engine.service.settled(runId);
  const loaded = engine.events(runId).filter(({ type }) => type === 'model.loaded');
  expect(loaded.length).toBeGreaterThan(0);
  for (const event of loaded) {
    expect(event).toMatchObject({ data: { bytes: expect.any(Number), ms: expect.any(Number) } });
    expect(event.taskId).toBeDefined();
  }
  await engine.dispose();
});
