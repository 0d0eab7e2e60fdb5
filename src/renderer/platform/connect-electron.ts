import { createPortTransport } from '../../shared/rpc/index.ts';
import type { EngineConnection } from './connection.ts';
import { ConnectionKeeper } from './connection.ts';

/** The words between page and preload; the preload and main know the same two. */
const WANTED = 'guildhall:engine-wanted';
const ENGINE_PORT = 'guildhall:engine-port';
const ENGINE_STOPPED = 'guildhall:engine-stopped';

/**
 * Links the window to the engine: asks the preload for a port and takes every port that main hands over. Main sends a
 * new port after it restarted the engine, so there is nothing to poll for here.
 */
export function connectElectron(window: Window): EngineConnection {
  const keeper = new ConnectionKeeper();
  window.addEventListener('message', (event) => {
    if (event.source !== window) return;
    if (event.data === ENGINE_STOPPED) return keeper.giveUp();
    const port = event.data === ENGINE_PORT ? event.ports[0] : undefined;
    if (port === undefined) return;
    keeper.use({ transport: createPortTransport(port), name: 'window', onLost: () => undefined });
  });
  window.postMessage(WANTED, window.location.origin);
  return keeper;
}
