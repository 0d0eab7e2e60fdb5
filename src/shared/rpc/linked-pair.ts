import { Inbox } from './inbox.ts';
import type { Transport } from './transport.ts';

/**
 * Two transports joined inside one process. Messages are copied and arrive later, as over a real link: no side ever holds
 * an object of the other, and no handler runs inside the caller's stack.
 */
export function createLinkedPair(): { readonly left: Transport; readonly right: Transport } {
  const leftInbox = new Inbox();
  const rightInbox = new Inbox();
  return { left: end(leftInbox, rightInbox), right: end(rightInbox, leftInbox) };
}

function end(own: Inbox, other: Inbox): Transport {
  return {
    send(message) {
      if (own.closed) return;
      const copy = structuredClone(message);
      queueMicrotask(() => other.deliver(copy));
    },
    onMessage: (listener) => own.onMessage(listener),
    onClose: (listener) => own.onClose(listener),
    drained: () => Promise.resolve(),
    close() {
      if (own.close('closed here')) queueMicrotask(() => other.close('closed by the other side'));
    },
  };
}
