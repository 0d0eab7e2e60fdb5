import type { Unsubscribe } from '../kernel/emitter.ts';

/**
 * A two-way link that carries JSON-safe values in order. What arrives before the first `onMessage` is kept for it.
 * After `close`, or once the other side is gone, `send` does nothing.
 */
export type Transport = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Unsubscribe;
  /** Called once, with why in words; at once when the link is closed already. */
  onClose(listener: (reason: string) => void): Unsubscribe;
  /** Resolves when what was sent has mostly left this side: the source of back-pressure for streams. */
  drained(): Promise<void>;
  close(): void;
};
