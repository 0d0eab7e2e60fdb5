import { createSocketTransport } from '../../shared/rpc/index.ts';
import type { EngineConnection } from './connection.ts';
import { ConnectionKeeper } from './connection.ts';

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

/**
 * Links a browser page to the server host that served it: a WebSocket to `/rpc` on the same origin, with the token in an
 * HttpOnly cookie that the host set. A lost link is made again with growing waits, for as long as the page lives.
 */
export function connectWeb(page: { readonly location: Location }): EngineConnection {
  const keeper = new ConnectionKeeper();
  const address = new URL('/rpc', page.location.href);
  address.protocol = page.location.protocol === 'https:' ? 'wss:' : 'ws:';

  const open = (wait: number): void => {
    const socket = new WebSocket(address);
    const state = { opened: false };
    socket.addEventListener('open', () => {
      state.opened = true;
      keeper.use({ transport: createSocketTransport(socket), name: 'page', onLost: () => again(FIRST_WAIT_MS) });
    });
    socket.addEventListener('close', () => {
      if (!state.opened) again(Math.min(wait * 2, LONGEST_WAIT_MS));
    });
  };
  const again = (wait: number): void => {
    setTimeout(() => open(wait), wait);
  };
  open(FIRST_WAIT_MS);
  return keeper;
}
