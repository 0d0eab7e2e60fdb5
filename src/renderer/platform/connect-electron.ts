import { z } from 'zod';
import { createPortTransport } from '../../shared/rpc/index.ts';
import type { EngineConnection } from './connection.ts';
import { ConnectionKeeper } from './connection.ts';

/** The words between page and preload. */
const WANTED = 'guildhall:engine-wanted';
const ENGINE_PORT = 'guildhall:engine-port';
const EngineStopped = z.object({ kind: z.literal('guildhall:engine-stopped'), message: z.string() });

const ASK_AGAIN_MS = 300;

/**
 * Links the window to the engine: asks the preload for a port, and again whenever the port closes because the engine died.
 * Main keeps the request until the next engine runs, or says that none will.
 */
export function connectElectron(window: Window): EngineConnection {
  const keeper = new ConnectionKeeper();
  const ask = (): void => window.postMessage(WANTED, window.location.origin);
  window.addEventListener('message', (event) => {
    if (event.source !== window) return;
    const stopped = EngineStopped.safeParse(event.data);
    if (stopped.success) return keeper.giveUp(stopped.data.message);
    const port = event.data === ENGINE_PORT ? event.ports[0] : undefined;
    if (port === undefined) return;
    const onLost = (): void => void setTimeout(ask, ASK_AGAIN_MS);
    keeper.use({ transport: createPortTransport(port), name: 'window', onLost });
  });
  ask();
  return keeper;
}
