import { z } from 'zod';
import { createPortTransport } from '../../shared/rpc/index.ts';
import type { FromEngine, PortLike, Transport } from '../../shared/rpc/index.ts';

/** The link to the process that started this one, whichever way it was started. */
export type ParentChannel = {
  post(message: FromEngine): void;
  /** `port` is there only in Electron: the client's own port, to talk to it without a relay. */
  onMessage(listener: (message: unknown, port: Transport | null) => void): void;
  /** The parent died or let go. */
  onClose(listener: () => void): void;
};

/** Node's MessagePort events, as Electron's utility process has them: `on` instead of `addEventListener`. */
type ElectronPort = {
  postMessage(message: unknown): void;
  on(event: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void;
  start(): void;
  close(): void;
};

type ElectronParentPort = {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ElectronPort[] }) => void,
  ): void;
};

const HasParentPort = z.object({
  parentPort: z.custom<ElectronParentPort>((value) => typeof value === 'object' && value !== null),
});

/** Electron's `process.parentPort` where it exists, else the IPC channel of a forked child; null when there is neither. */
export function parentChannel(child: NodeJS.Process): ParentChannel | null {
  const electron = HasParentPort.safeParse(child);
  if (electron.success) return electronChannel(electron.data.parentPort);
  if (child.send === undefined) return null;
  return {
    // A failed sending means that the parent is gone, which `disconnect` tells as well.
    post: (message) => void child.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => void child.on('message', (message) => listener(message, null)),
    onClose: (listener) => void child.on('disconnect', listener),
  };
}

function electronChannel(parentPort: ElectronParentPort): ParentChannel {
  return {
    post: (message) => parentPort.postMessage(message),
    onMessage(listener) {
      parentPort.on('message', ({ data, ports }) => {
        const [port] = ports;
        listener(data, port === undefined ? null : createPortTransport(adapt(port)));
      });
    },
    // Electron ends a utility process together with its parent.
    onClose: () => undefined,
  };
}

function adapt(port: ElectronPort): PortLike {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) => port.on(type, listener),
    start: () => port.start(),
    close: () => port.close(),
  };
}
