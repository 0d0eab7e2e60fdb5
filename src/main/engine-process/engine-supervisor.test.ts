import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MessagePortMain } from 'electron';
import type { EngineEvents, EngineStarter } from './engine-starter.ts';
import { superviseEngine } from './engine-supervisor.ts';

/** Engines that die when the test says so. */
class FakeStarter implements EngineStarter {
  readonly started: EngineEvents[] = [];
  readonly log: string[] = [];

  start(events: EngineEvents) {
    this.started.push(events);
    const number = this.started.length;
    return {
      connect: () => void this.log.push(`connect ${number}`),
      shutdown: () => void this.log.push(`shutdown ${number}`),
      kill: () => {
        this.log.push(`kill ${number}`);
        events.onExit();
      },
    };
  }
}

// The supervisor passes ports on without looking at them.
const port = { close: () => undefined } as unknown as MessagePortMain;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function supervise() {
  const starter = new FakeStarter();
  const stopped: string[] = [];
  const supervisor = superviseEngine({
    starter,
    now: () => Date.now(),
    onStopped: (reason) => void stopped.push(reason),
  });
  return { starter, stopped, supervisor };
}

test('a port that comes between two engines goes to the next one', () => {
  const { starter, supervisor } = supervise();
  supervisor.connect(port);
  starter.started[0]?.onExit();
  supervisor.connect(port);
  vi.advanceTimersByTime(500);
  expect(starter.log).toEqual(['connect 1', 'connect 2']);
});

test('it gives up calmly after five restarts', () => {
  const { starter, stopped, supervisor } = supervise();
  for (let death = 0; death < 6; death += 1) {
    starter.started.at(-1)?.onExit();
    vi.advanceTimersByTime(10_000);
  }
  expect(starter.started).toHaveLength(6);
  expect(stopped).toEqual(['']);
  expect(supervisor.stopped()).toBe('');
});

test('an engine that says why it cannot run is not started again', () => {
  const { starter, stopped } = supervise();
  starter.started[0]?.onMessage({ kind: 'failed', code: 'engine-busy', message: 'Another Guildhall is open.' });
  starter.started[0]?.onExit();
  vi.advanceTimersByTime(60_000);
  expect(starter.started).toHaveLength(1);
  expect(stopped).toEqual(['Another Guildhall is open.']);
});

test('closing asks first and forces after ten seconds', async () => {
  const { starter, supervisor } = supervise();
  const closed = supervisor.close();
  await vi.advanceTimersByTimeAsync(10_000);
  await closed;
  expect(starter.log).toEqual(['shutdown 1', 'kill 1']);
});
