import type { MessagePortMain } from 'electron';
import type { Transport } from '../../shared/rpc/index.ts';
import { createPortTransport } from '../../shared/rpc/index.ts';

/** A transport over a port that main holds itself; such a port has `on` where the web's has `addEventListener`. */
export function createMainPortTransport(port: MessagePortMain): Transport {
  return createPortTransport({
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) => {
      if (type === 'message') port.on('message', listener);
      else port.on('close', () => listener({}));
    },
    start: () => port.start(),
    close: () => port.close(),
  });
}
