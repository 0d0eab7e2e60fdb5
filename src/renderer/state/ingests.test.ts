import { expect, it } from 'vitest';
import type { EngineClient } from '../../shared/contract/index.ts';
import type { IngestProgress } from '../../shared/contract/sources.ts';
import { createAppStore } from './create-app-store.ts';
import { createIngests } from './ingests.ts';

const progress = (note: string): IngestProgress => ({ stage: 'reading', done: 1, total: 2, note });

/** An engine whose every ingest says its number and then waits to be stopped, or, the last, ends. */
function scripted(count: number) {
  const stopped: number[] = [];
  let begun = 0;
  const ingest: EngineClient['sources']['ingest'] = async function* ingest(_input, { signal }) {
    const own = (begun += 1);
    yield progress(`ingest ${own}`);
    if (own < count) await new Promise((resolve) => signal.addEventListener('abort', resolve));
    if (signal.aborted) stopped.push(own);
  };
  const store = createAppStore({ route: { view: 'ask' }, theme: 'light', shortcuts: {} });
  const done: string[] = [];
  const client = { sources: { ingest } } as unknown as EngineClient;
  const ingests = createIngests({ client, store, onDone: (id) => done.push(id) });
  return { ingests, stopped, done, begun: () => begun, state: () => store.getState().ingests['w1'] };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('a second start changes nothing; a restart stops the one at work, whose end is not taken for the end of the new one', async () => {
  const { ingests, stopped, done, begun, state } = scripted(2);
  ingests.start('w1');
  ingests.start('w1');
  await settled();
  expect([begun(), state()?.progress?.note]).toEqual([1, 'ingest 1']);
  ingests.restart('w1');
  expect(state()).toMatchObject({ running: true, progress: null });
  await settled();
  expect([stopped, done.length]).toEqual([[1], 2]);
  expect(state()).toMatchObject({ running: false, paused: false, progress: { note: 'ingest 2' } });
});

it('a pause keeps what was said last, and going on begins anew', async () => {
  const { ingests, state } = scripted(2);
  ingests.start('w1');
  await settled();
  ingests.pause('w1');
  await settled();
  expect(state()).toMatchObject({ running: false, paused: true, progress: { note: 'ingest 1' } });
  ingests.start('w1');
  await settled();
  expect(state()).toMatchObject({ running: false, paused: false, progress: { note: 'ingest 2' } });
});
