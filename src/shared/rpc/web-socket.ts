import { z } from 'zod';
import { parseJson } from '../kernel/json.ts';
import { Inbox } from './inbox.ts';
import type { Transport } from './transport.ts';

/** What a page's `WebSocket` and the one of the `ws` package have in common. */
export type SocketLike = {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
};

const CONNECTING = 0;
const OPEN = 1;
/** Above this many unsent bytes a stream waits. */
const HIGH_WATER_BYTES = 256 * 1024;
const POLL_MS = 10;

/** A transport that sends JSON text over a WebSocket; what is sent while it connects waits for the connection. */
export function createSocketTransport(socket: SocketLike): Transport {
  const inbox = new Inbox();
  const unsent: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of unsent.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', (event) => {
    const parsed = typeof event.data === 'string' ? parseJson(z.unknown(), event.data) : null;
    if (parsed?.ok === true) inbox.deliver(parsed.value);
    else socket.close(1003, 'only JSON text is understood');
  });
  socket.addEventListener('close', () => void inbox.close('the connection was closed'));
  socket.addEventListener('error', () => void inbox.close('the connection failed'));
  return {
    send(message) {
      if (inbox.closed) return;
      const text = JSON.stringify(message);
      if (socket.readyState === CONNECTING) unsent.push(text);
      else if (socket.readyState === OPEN) socket.send(text);
    },
    onMessage: (listener) => inbox.onMessage(listener),
    onClose: (listener) => inbox.onClose(listener),
    async drained() {
      while (!inbox.closed && socket.bufferedAmount > HIGH_WATER_BYTES) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
    close() {
      inbox.close('closed here');
      socket.close(1000, 'done');
    },
  };
}
