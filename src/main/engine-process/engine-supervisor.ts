import type { MessagePortMain } from 'electron';
import type { EngineEvents, EngineStarter, RunningEngine } from './engine-starter.ts';
import { RestartBudget } from './restart-budget.ts';

const SHUTDOWN_PATIENCE_MS = 10_000;

export type EngineSupervisor = {
  /** Gives a client's port to the engine, or to the next one while it is being restarted. */
  connect(port: MessagePortMain): void;
  /** In words for the person why no engine runs and none will be started; null while there is one. */
  stopped(): string | null;
  /** Ends the engine in order, or by force when it takes too long. */
  close(): Promise<void>;
};

/** Keeps one engine running: starts it, starts it again when it dies, and gives up calmly when that keeps happening. */
export function superviseEngine(options: {
  readonly starter: EngineStarter;
  readonly now: () => number;
  readonly onStopped: (reason: string) => void;
}): EngineSupervisor {
  const { starter, now, onStopped } = options;
  const budget = new RestartBudget();
  const waiting: MessagePortMain[] = [];
  let engine: RunningEngine | null = null;
  let closing = false;
  let first = true;
  let reason: string | null = null;
  let ended: () => void = () => undefined;

  const giveUp = (why: string): void => {
    reason = why;
    for (const port of waiting.splice(0)) port.close();
    onStopped(why);
  };
  const start = (): void => {
    if (closing) return;
    const state = { refusal: null as string | null };
    // An engine that died takes its runs with it and brings them back; those of an earlier program are the person's to resume.
    const leaveRuns = first;
    first = false;
    const events: EngineEvents = {
      onMessage: (message) => {
        // An engine that says why it cannot run would say the same again.
        if (message.kind === 'failed') state.refusal = message.message;
      },
      onExit: () => {
        engine = null;
        ended();
        if (closing) return;
        if (state.refusal !== null) return giveUp(state.refusal);
        const wait = budget.next(now());
        if (wait === null) giveUp('');
        else setTimeout(start, wait);
      },
    };
    engine = starter.start(events, { leaveRuns });
    for (const port of waiting.splice(0)) engine.connect(port);
  };
  start();

  return {
    connect(port) {
      if (engine !== null) engine.connect(port);
      else if (reason === null) waiting.push(port);
      else port.close();
    },
    stopped: () => reason,
    close() {
      closing = true;
      return engine === null ? Promise.resolve() : shutDown({ engine, onEnded: (listener) => (ended = listener) });
    },
  };
}

/** Asks an engine to end, and ends it by force when it takes too long. */
function shutDown(options: {
  readonly engine: RunningEngine;
  readonly onEnded: (listener: () => void) => void;
}): Promise<void> {
  const { engine, onEnded } = options;
  return new Promise((resolve) => {
    const force = setTimeout(() => engine.kill(), SHUTDOWN_PATIENCE_MS);
    onEnded(() => {
      clearTimeout(force);
      resolve();
    });
    engine.shutdown();
  });
}
