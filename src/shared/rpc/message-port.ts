import { Inbox } from './inbox.ts';
import type { Transport } from './transport.ts';

/** What a page's `MessagePort` and the one of Node's `worker_threads` have in common. */
export type PortLike = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'close', listener: (event: object) => void): void;
  start(): void;
  close(): void;
};

/** Posted before a port closes, because browsers older than Chromium 122 do not tell the other side. */
const FAREWELL = 'guildhall:port-closed';

export function isFarewell(message: unknown): boolean {
  return message === FAREWELL;
}

/** A transport over one `MessagePort`. The transport owns the port from here on. */
export function createPortTransport(port: PortLike): Transport {
  const inbox = new Inbox();
  port.addEventListener('message', (event) => {
    const message: unknown = 'data' in event ? event.data : undefined;
    if (isFarewell(message)) inbox.close('closed by the other side');
    else inbox.deliver(message);
  });
  port.addEventListener('close', () => void inbox.close('closed by the other side'));
  port.start();
  return {
    send(message) {
      if (!inbox.closed) port.postMessage(message);
    },
    onMessage: (listener) => inbox.onMessage(listener),
    onClose: (listener) => inbox.onClose(listener),
    drained: () => Promise.resolve(),
    close() {
      if (!inbox.closed) port.postMessage(FAREWELL);
      inbox.close('closed here');
      port.close();
    },
  };
}
