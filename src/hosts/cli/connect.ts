import { WebSocket } from 'ws';
import { contract } from '../../shared/contract/index.ts';
import type { EngineClient } from '../../shared/contract/index.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { createClient, createLinkedPair, createSocketTransport, serve } from '../../shared/rpc/index.ts';
import type { Engine } from '../../engine/create-engine.ts';
import { ownDataFolder } from '../data-folder.ts';
import { openEngine } from '../open-engine.ts';
import type { HostedEngine } from '../open-engine.ts';
import type { LoopbackServer } from '../server/start-server.ts';
import type { CommandFailure } from './command.ts';
import { exitCodeOf } from './exit-codes.ts';

export type Connected = {
  readonly client: EngineClient;
  /** The engine when it runs in this process; null when another process's engine answers. */
  readonly engine: Engine | null;
  close(): Promise<void>;
};

/**
 * A client of the data folder's engine: started in this process, or, where a server holds the folder, attached to it. Another
 * window's engine cannot be shared; then the failure says what to do.
 */
export async function connect(options: {
  readonly data?: string | undefined;
  /** Go on with the runs that the last engine left behind; absent: leave them to `guildhall resume`. */
  readonly recover?: boolean;
  /** Also hand the engine to a browser; impossible when attached. */
  readonly server?: LoopbackServer;
}): Promise<Result<Connected, CommandFailure>> {
  const { server } = options;
  const opened = await openEngine({
    dataFolder: ownDataFolder(options.data),
    host: server === undefined ? 'cli' : 'server',
    recover: options.recover ?? false,
    ...(server === undefined ? {} : { address: { url: server.address, token: server.token } }),
  });
  if (opened.ok) return ok(inProcess(opened.value, server));
  const { error } = opened;
  if (error.code === 'engine-busy' && error.address !== null) {
    return attach({ address: error.address, message: error.message });
  }
  return err({ exitCode: exitCodeOf.failed, message: error.message });
}

function inProcess(hosted: HostedEngine, server: LoopbackServer | undefined): Connected {
  const { left, right } = createLinkedPair();
  const answer = (transport: typeof right): void =>
    void serve({
      contract,
      handlers: hosted.engine.handlers,
      transport,
      engineVersion: hosted.engine.version,
      reportFault: hosted.reportFault,
    });
  answer(right);
  server?.accept(answer);
  return {
    client: createClient({ contract, transport: left, name: 'terminal' }),
    engine: hosted.engine,
    async close() {
      left.close();
      await hosted.engine.close();
    },
  };
}

async function attach(options: {
  readonly address: { readonly url: string; readonly token: string };
  readonly message: string;
}): Promise<Result<Connected, CommandFailure>> {
  const url = new URL('/rpc', options.address.url);
  url.protocol = 'ws:';
  const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${options.address.token}` } });
  const problem = await new Promise<string | null>((resolve) => {
    socket.once('open', () => resolve(null));
    socket.once('error', (cause) => resolve(cause.message));
  });
  if (problem !== null) {
    return err({
      exitCode: exitCodeOf.failed,
      message: `${options.message} It does not answer at ${url.origin.replace('ws:', 'http:')}: ${problem}.`,
    });
  }
  const transport = createSocketTransport(socket);
  return ok({
    client: createClient({ contract, transport, name: 'terminal' }),
    engine: null,
    async close() {
      transport.close();
    },
  });
}
