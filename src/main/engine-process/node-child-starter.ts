import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { assertNever } from '../../shared/kernel/assert.ts';
import type { ToEngine, Transport } from '../../shared/rpc/index.ts';
import { FromEngine } from '../../shared/rpc/index.ts';
import type { EngineEvents, EngineStarter } from './engine-starter.ts';
import { LEAVE_RUNS } from './engine-starter.ts';
import { createMainPortTransport } from './main-port.ts';

/**
 * The engine as a child under another Node, for an Electron whose own Node cannot load the native packages. Such a child
 * cannot receive ports, so main passes each client's messages on over the child's IPC channel.
 */
export function createNodeChildStarter(options: {
  /** A Node of version 24 or newer. */
  readonly node: string;
  readonly entry: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}): EngineStarter {
  return {
    start(events, { leaveRuns }) {
      const child = spawn(options.node, [options.entry, ...options.argv, ...(leaveRuns ? [LEAVE_RUNS] : [])], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: withoutElectron(options.environment),
      });
      const relay = new Relay(child, events);
      return {
        connect: (port) => relay.connect(port),
        shutdown: () => relay.post({ kind: 'shutdown' }),
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}

/** The clients of one child, by connection number. */
class Relay {
  readonly #child: ChildProcess;
  readonly #clients = new Map<number, Transport>();
  #last = 0;
  #ended = false;

  constructor(child: ChildProcess, events: EngineEvents) {
    this.#child = child;
    child.on('message', (raw) => this.#receive(raw, events));
    const end = (): void => {
      if (this.#ended) return;
      this.#ended = true;
      for (const client of this.#clients.values()) client.close();
      events.onExit();
    };
    child.once('exit', end);
    // A Node that cannot be started at all gives an error and no exit.
    child.once('error', end);
  }

  connect(port: MessagePortMain): void {
    this.#last += 1;
    const connection = this.#last;
    const client = createMainPortTransport(port);
    this.#clients.set(connection, client);
    this.post({ kind: 'connect', connection });
    client.onMessage((message) => this.post({ kind: 'message', connection, message }));
    client.onClose(() => {
      this.#clients.delete(connection);
      this.post({ kind: 'disconnect', connection });
    });
  }

  post(message: ToEngine): void {
    // A child that is just ending cannot be told anything; its exit says the rest.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #receive(raw: unknown, events: EngineEvents): void {
    const parsed = FromEngine.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    switch (message.kind) {
      case 'ready':
      case 'failed':
        return events.onMessage(message);
      case 'message':
        return this.#clients.get(message.connection)?.send(message.message);
      case 'disconnect':
        return this.#clients.get(message.connection)?.close();
      default:
        return assertNever(message);
    }
  }
}

function withoutElectron(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !name.startsWith('ELECTRON_') && name !== 'NODE_OPTIONS'),
  );
}
