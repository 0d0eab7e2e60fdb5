import { z } from 'zod';
import type { Unsubscribe } from '../kernel/emitter.ts';
import { Inbox } from './inbox.ts';
import { isFarewell } from './message-port.ts';
import type { Transport } from './transport.ts';

/**
 * What passes between the process that starts an engine and the engine's process, beside or instead of ports.
 * `connect` opens one client. In Electron it comes with a port and that is all; over a plain Node child's IPC channel the
 * client's messages follow as `message`, because such a child cannot receive an Electron port.
 */
const Connection = z.number().int().min(1);

export const ToEngine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connect'), connection: Connection }),
  z.strictObject({ kind: z.literal('message'), connection: Connection, message: z.unknown() }),
  z.strictObject({ kind: z.literal('disconnect'), connection: Connection }),
  /** Close everything in order and end the process. */
  z.strictObject({ kind: z.literal('shutdown') }),
]);
export type ToEngine = z.infer<typeof ToEngine>;

export const FromEngine = z.discriminatedUnion('kind', [
  /** The engine holds its data folder and takes connections. */
  z.strictObject({ kind: z.literal('ready'), engineVersion: z.string() }),
  /** The engine cannot run; the process ends after this. `code` is an error code such as `engine-busy`. */
  z.strictObject({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
  z.strictObject({ kind: z.literal('message'), connection: Connection, message: z.unknown() }),
  z.strictObject({ kind: z.literal('disconnect'), connection: Connection }),
]);
export type FromEngine = z.infer<typeof FromEngine>;

export type RelayOptions = {
  readonly connection: number;
  readonly post: (message: FromEngine) => void;
};

/** One relayed client as the engine sees it: a transport, and the two calls by which the relay feeds it. */
export class RelayedClient implements Transport {
  readonly #inbox = new Inbox();
  readonly #options: RelayOptions;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  /** The relay calls this for every `message` of this connection. */
  deliver(message: unknown): void {
    if (isFarewell(message)) this.disconnect();
    else this.#inbox.deliver(message);
  }

  /** The relay calls this when the window went away. */
  disconnect(): void {
    this.#inbox.close('closed by the other side');
  }

  send(message: unknown): void {
    if (this.#inbox.closed) return;
    this.#options.post({ kind: 'message', connection: this.#options.connection, message });
  }

  onMessage(listener: (message: unknown) => void): Unsubscribe {
    return this.#inbox.onMessage(listener);
  }

  onClose(listener: (reason: string) => void): Unsubscribe {
    return this.#inbox.onClose(listener);
  }

  drained(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    if (!this.#inbox.close('closed here')) return;
    this.#options.post({ kind: 'disconnect', connection: this.#options.connection });
  }
}
