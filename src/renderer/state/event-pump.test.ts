import { expect, test } from 'vitest';
import type { EngineClient } from '../../shared/contract/index.ts';
import type { RunFeed } from '../../shared/contract/runs.ts';
import { StreamFailure } from '../../shared/contract/stream-failure.ts';
import { foldRun } from '../../shared/events/reduce-run.ts';
import { RUN, sceneEvents } from '../../../e2e/preview/scenes.ts';
import { createAppStore } from './create-app-store.ts';
import { createEventPump } from './event-pump.ts';

type Play = (afterSeq: number) => AsyncIterable<RunFeed>;

/** Only the stream that the pump uses; each opening of it plays the next script. */
function clientOf(plays: readonly Play[]): { readonly client: EngineClient; readonly asked: number[] } {
  const asked: number[] = [];
  const events: EngineClient['runs']['events'] = ({ afterSeq }) => {
    const play = plays[asked.length];
    asked.push(afterSeq);
    if (play === undefined) throw new Error('opened too often');
    return play(afterSeq);
  };
  return { client: { runs: { events } } as unknown as EngineClient, asked };
}

function start(plays: readonly Play[]) {
  const frames: (() => void)[] = [];
  const store = createAppStore({ route: { view: 'ask' }, theme: 'light' });
  const { client, asked } = clientOf(plays);
  const pump = createEventPump({ client, store, nextFrame: (callback) => void frames.push(callback) });
  const draw = (): void => {
    for (const frame of frames.splice(0)) frame();
  };
  return { store, pump, asked, draw, frames };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const all = sceneEvents('finished');

test('a burst of events is folded in one frame', async () => {
  const { store, pump, frames, draw } = start([
    async function* play() {
      for (const event of all) yield { kind: 'events', events: [event] };
    },
  ]);
  pump.watch(RUN);
  await settled();
  expect(frames).toHaveLength(1);
  expect(store.getState().runs).toEqual({});
  draw();
  expect(store.getState().runs[RUN]).toEqual({
    state: foldRun(all),
    events: all,
    drafts: {},
    loaded: true,
    failure: null,
  });
});

test('after a lost link it goes on behind the last folded event, and folds nothing twice', async () => {
  const { store, pump, asked, draw } = start([
    async function* play() {
      yield { kind: 'events', events: all.slice(0, 20) };
      throw new StreamFailure({ code: 'connection-lost', message: '', data: {} });
    },
    async function* play() {
      yield { kind: 'events', events: all.slice(15) };
    },
  ]);
  pump.watch(RUN);
  await settled();
  draw();
  await expect.poll(() => asked, { timeout: 2_000 }).toEqual([0, 20]);
  await settled();
  draw();
  expect(store.getState().runs[RUN]?.state).toEqual(foldRun(all));
});

test('a run that does not exist ends the watch with its reason', async () => {
  const missing = { code: 'not-found', message: 'No such run', data: { kind: 'run', id: RUN } } as const;
  const { store, pump } = start([
    // oxlint-disable-next-line require-yield
    async function* play() {
      throw new StreamFailure(missing);
    },
  ]);
  pump.watch(RUN);
  await settled();
  expect(store.getState().runs[RUN]?.failure).toEqual(missing);
});

test('a draft goes when its task ends', async () => {
  const done = all.find((event) => event.type === 'task.succeeded');
  if (done?.taskId === undefined) throw new Error('the scene has a finished task');
  const { taskId } = done;
  const { store, pump, draw } = start([
    async function* play() {
      yield { kind: 'draft', taskId, text: 'so far' };
      await settled();
      draw();
      expect(store.getState().runs[RUN]?.drafts).toEqual({ [taskId]: 'so far' });
      yield { kind: 'events', events: [...all] };
    },
  ]);
  pump.watch(RUN);
  await settled();
  await settled();
  draw();
  expect(store.getState().runs[RUN]?.drafts).toEqual({});
});
