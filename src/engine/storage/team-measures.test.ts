import { afterEach, expect, test } from 'vitest';
import { labelAll, say, ScriptedModel } from '../testing/scripted-model.ts';
import { createTestEngine } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { RunId } from '../../shared/kernel/ids.ts';
import { loadedBytes, secondsOfNewestRuns } from './index.ts';

let engine: TestEngine | null = null;
afterEach(async () => {
  await engine?.dispose();
  engine = null;
});

test('what a team took and what a model weighed are read from the runs of this machine', async () => {
  const model = new ScriptedModel((request) =>
    request.kind === 'decide' ? labelAll(request, 'yes') : say('Because.'),
  );
  engine = createTestEngine({ model });
  const secondsOf = secondsOfNewestRuns(engine.database);
  const bytesOf = loadedBytes(engine.database);
  expect([secondsOf('demo'), bytesOf('small')]).toEqual([null, null]);
  const runId = engine.start();
  await engine.service.settled(runId);
  const wallMs = engine.service.state(runId)?.usage.wallMs ?? Number.NaN;
  expect([secondsOf('demo'), secondsOf('other')]).toEqual([Math.ceil(wallMs / 1000), null]);
  const loaded = (bytes: number) => ({ type: 'model.loaded', data: { modelId: 'small', bytes, ms: 5 } }) as const;
  const again = RunId.parse(engine.start());
  engine.clock.advance(10);
  engine.store.append({ runId: again, drafts: [loaded(100), loaded(120)] });
  expect([bytesOf('small'), bytesOf('large')]).toEqual([120, null]);
  await engine.service.settled(again);
});
