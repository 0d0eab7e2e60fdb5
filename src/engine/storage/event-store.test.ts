import { afterEach, expect, test } from 'vitest';
import { RunId, TaskId } from '../../shared/kernel/ids.ts';
import { createTestEngine, demoRun } from '../testing/create-test-engine.ts';
import type { TestEngine } from '../testing/create-test-engine.ts';
import { ScriptedModel } from '../testing/scripted-model.ts';
import { blobOf, createEventStore } from './index.ts';

const engines: TestEngine[] = [];
const runId = RunId.parse('r1');

function engine(): TestEngine {
  const created = createTestEngine({ model: new ScriptedModel([]) });
  engines.push(created);
  created.store.append({ runId, drafts: [{ type: 'run.created', data: demoRun }] });
  return created;
}

afterEach(async () => {
  for (const created of engines.splice(0)) await created.dispose();
});

test('large data moves to a blob and comes back as it was', () => {
  const { store, database } = engine();
  const note = 'ä'.repeat(5000);
  const drafts = [{ type: 'task.progress', data: { note, done: 1, total: 2 }, taskId: TaskId.parse('t') }] as const;
  const [written] = store.append({ runId, drafts });
  expect(database.prepare('SELECT length(data) AS length FROM events WHERE seq = 2').get()).toEqual({ length: 76 });
  expect(store.read({ runId, afterSeq: 1 })).toEqual([written]);
  expect(database.prepare('SELECT count(*) AS count FROM event_blobs').get()).toEqual({ count: 1 });
});

test('what cannot be written leaves nothing behind: no event, no blob, no state, no message', () => {
  const { store, database } = engine();
  const heard: unknown[] = [];
  store.subscribe({ runId, listener: (events) => heard.push(events) });
  database.exec(`CREATE TRIGGER refuse BEFORE UPDATE ON runs BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  const before = store.state(runId);
  const append = { runId, drafts: [{ type: 'run.started', data: { owner: 'x' } }], blobs: [blobOf('body')] } as const;
  expect(() => store.append(append)).toThrow('refused');
  expect(store.read({ runId, afterSeq: 1 })).toEqual([]);
  expect(store.blobText(blobOf('body').sha256)).toBeNull();
  expect(store.state(runId)).toBe(before);
  expect(heard).toEqual([]);
});

test('a finished step is found by its key and input, and only so', () => {
  const { store } = engine();
  const step = { key: 't/s', inputHash: 'h', output: blobOf('"out"') };
  store.append({ runId, drafts: [{ type: 'run.started', data: { owner: 'x' } }], step });
  expect(store.finishedStep({ runId, key: 't/s', inputHash: 'h' })).toBe('"out"');
  expect(store.finishedStep({ runId, key: 't/s', inputHash: 'other' })).toBeNull();
});

test('another store over the same database reads the same state', () => {
  const { store, database, clock } = engine();
  store.append({ runId, drafts: [{ type: 'run.started', data: { owner: 'x' } }] });
  expect(createEventStore({ database, clock }).state(runId)).toEqual(store.state(runId));
});

test('long bodies are stored compressed', () => {
  const { store, database } = engine();
  const blob = blobOf('prompt '.repeat(1000));
  store.putBlob(blob);
  expect(database.prepare('SELECT codec, bytes, length(body) < 100 AS small FROM blobs').all()).toEqual([
    { codec: 'deflate', bytes: 7000, small: 1 },
  ]);
  expect(store.blobText(blob.sha256)).toBe('prompt '.repeat(1000));
});
