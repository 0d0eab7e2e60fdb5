import { contract } from '../../shared/contract/index.ts';
import { assertNever } from '../../shared/kernel/assert.ts';
import { RelayedClient, ToEngine, serve } from '../../shared/rpc/index.ts';
import type { Transport } from '../../shared/rpc/index.ts';
import { openEngine } from '../open-engine.ts';
import type { HostedEngine } from '../open-engine.ts';
import type { ParentChannel } from '../transports/parent-channel.ts';

/** Time for a message to the parent to leave before this process ends. */
const FAREWELL_MS = 100;

/**
 * Serves the engine to the clients that the parent connects, until it says `shutdown` or is gone. Gives the exit code.
 * What arrives while the engine still starts waits for it.
 */
export async function runUtility(options: {
  readonly parent: ParentChannel;
  readonly dataFolder: string;
  /** False leaves unfinished runs to `runs.resume`. */
  readonly recover: boolean;
}): Promise<number> {
  const { parent, dataFolder, recover } = options;
  const early: { readonly message: unknown; readonly port: Transport | null }[] = [];
  let take = (message: unknown, port: Transport | null): void => void early.push({ message, port });
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  parent.onMessage((message, port) => take(message, port));
  parent.onClose(stop);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);

  const hosted = await openEngine({ dataFolder, host: 'electron', recover });
  if (!hosted.ok) {
    const { code, message } = hosted.error;
    parent.post({ kind: 'failed', code, message });
    await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS));
    return 1;
  }
  const clients = new Map<number, RelayedClient>();
  take = (message, port) => receive({ message, port, hosted: hosted.value, clients, parent, stop });
  for (const { message, port } of early) take(message, port);
  parent.post({ kind: 'ready', engineVersion: hosted.value.engine.version });
  await stopped;
  await hosted.value.engine.close();
  return 0;
}

function receive(options: {
  readonly message: unknown;
  readonly port: Transport | null;
  readonly hosted: HostedEngine;
  readonly clients: Map<number, RelayedClient>;
  readonly parent: ParentChannel;
  readonly stop: () => void;
}): void {
  const { hosted, clients, parent, stop } = options;
  const parsed = ToEngine.safeParse(options.message);
  if (!parsed.success) {
    hosted.reportFault({ method: 'utility', cause: parsed.error });
    return;
  }
  const message = parsed.data;
  switch (message.kind) {
    case 'connect': {
      if (options.port !== null) return answer(hosted, options.port);
      const client = new RelayedClient({ connection: message.connection, post: (sent) => parent.post(sent) });
      clients.set(message.connection, client);
      client.onClose(() => clients.delete(message.connection));
      return answer(hosted, client);
    }
    case 'message':
      return clients.get(message.connection)?.deliver(message.message);
    case 'disconnect':
      return clients.get(message.connection)?.disconnect();
    case 'shutdown':
      return stop();
    default:
      return assertNever(message);
  }
}

function answer(hosted: HostedEngine, transport: Transport): void {
  serve({
    contract,
    handlers: hosted.engine.handlers,
    transport,
    engineVersion: hosted.engine.version,
    reportFault: hosted.reportFault,
  });
}
