import type { MessagePortMain } from 'electron';
import type { FromEngine } from '../../shared/rpc/index.ts';

/** One engine process, from its start to its end. */
export type RunningEngine = {
  /** Gives a client's port to the engine. The engine keeps what arrives before it is ready. */
  connect(port: MessagePortMain): void;
  /** Asks it to close everything in order and end. */
  shutdown(): void;
  kill(): void;
};

export type EngineEvents = {
  readonly onMessage: (message: Extract<FromEngine, { readonly kind: 'ready' | 'failed' }>) => void;
  /** Called once, whatever the reason. */
  readonly onExit: () => void;
};

/** Starts engine processes: in Electron's utility process, or under another Node where Electron's own is too old. */
export type EngineStarter = { start(events: EngineEvents, options: StartOptions): RunningEngine };

/** `leaveRuns`: what an earlier program left behind waits for the person instead of going on at once. */
export type StartOptions = { readonly leaveRuns: boolean };

/** The same as an argument of the engine's process. */
export const LEAVE_RUNS = '--leave-runs';
