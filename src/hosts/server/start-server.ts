import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { createSocketTransport } from '../../shared/rpc/index.ts';
import type { Transport } from '../../shared/rpc/index.ts';
import { createGuard } from './guard.ts';
import type { Guard } from './guard.ts';
import { securityHeaders } from './security-headers.ts';
import { cookieHeader, createToken } from './session-token.ts';
import { readStaticFile } from './static-files.ts';

export type LoopbackServer = {
  readonly port: number;
  readonly token: string;
  /** The address to open: it carries the token once, and becomes a cookie. */
  readonly address: string;
  /** From now on sockets are taken; before, they are told to come back. */
  accept(onClient: (transport: Transport) => void): void;
  close(): Promise<void>;
};

/** Largest message of a client; requests are small. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/**
 * Listens on 127.0.0.1 only. Serves the built page and nothing else of the disk, and `/rpc` for the contract.
 * Rejects when the port is taken.
 */
export async function startServer(options: {
  /** 0 takes any free port. */
  readonly port: number;
  readonly rendererFolder: string;
}): Promise<LoopbackServer> {
  const token = createToken();
  const server = createServer();
  const port = await listen(server, options.port);
  const guard = createGuard({ port, token, now: Date.now });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  let onClient: ((transport: Transport) => void) | null = null;

  server.on('request', (request, response) => {
    void answer({ request, response, guard, port, token, folder: options.rendererFolder });
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = refuseSocket({ request, guard, ready: onClient !== null });
    if (refusal !== null) return refuse(socket, refusal);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      onClient?.(createSocketTransport(webSocket));
    });
  });
  return {
    port,
    token,
    address: `http://127.0.0.1:${port}/?token=${token}`,
    accept(listener) {
      onClient = listener;
    },
    close: () => close(server, sockets),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'));
      else resolve(address.port);
    });
  });
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(options: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly guard: Guard;
  readonly port: number;
  readonly token: string;
  readonly folder: string;
}): Promise<void> {
  const { request, response, guard, port, token, folder } = options;
  for (const [name, value] of Object.entries(securityHeaders(port))) response.setHeader(name, value);
  const verdict = guard(request, 'page');
  if (!verdict.allow) return say(response, verdict.status, refusalText(verdict.status, verdict.reason));
  if (verdict.by === 'address') {
    // The token leaves the address bar and the history at once.
    response.setHeader('Set-Cookie', cookieHeader({ port, token }));
    response.writeHead(303, { Location: '/' });
    response.end();
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  try {
    const file = await readStaticFile({ folder, path });
    if (file === null && path === '/')
      return say(response, 503, 'The page is not built yet. Run "npm run build", then reload.');
    if (file === null) return say(response, 404, 'There is nothing here.');
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  } catch (cause) {
    say(response, 500, `The file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function refusalText(status: number, reason: string): string {
  if (status !== 401) return `Refused: ${reason}.`;
  return `Refused: ${reason}. Open the full address that Guildhall printed; it ends in "?token=…".`;
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
}

type Refusal = { readonly status: number; readonly reason: string };

function refuseSocket(options: {
  readonly request: IncomingMessage;
  readonly guard: Guard;
  readonly ready: boolean;
}): Refusal | null {
  const verdict = options.guard(options.request, 'socket');
  if (!verdict.allow) return { status: verdict.status, reason: verdict.reason };
  if (options.request.url !== '/rpc') return { status: 404, reason: 'no socket here' };
  if (!options.ready) return { status: 503, reason: 'the engine is starting' };
  return null;
}

function refuse(socket: Duplex, refusal: Refusal): void {
  socket.end(`HTTP/1.1 ${refusal.status} ${refusal.reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
