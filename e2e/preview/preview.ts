import { mountApp } from '../../src/renderer/app/mount-app.tsx';
import { ConnectionKeeper } from '../../src/renderer/platform/connection.ts';
import { contract } from '../../src/shared/contract/index.ts';
import { createLinkedPair, serve } from '../../src/shared/rpc/index.ts';
import { scriptedHandlers } from './scripted-handlers.ts';

// `?scene=running|finished|plan|ask|failed|empty` chooses what the scripted engine plays.
const scene = new URLSearchParams(location.search).get('scene') ?? 'finished';
const { left: page, right: engine } = createLinkedPair();
serve({
  contract,
  handlers: scriptedHandlers(scene),
  transport: engine,
  engineVersion: '0.1.0',
  reportFault: (fault) => (console.error(fault), 'preview'),
});
const keeper = new ConnectionKeeper();
keeper.use({ transport: page, name: 'page', onLost: () => undefined });

const root = document.querySelector('#root');
if (root !== null) mountApp({ root, connection: keeper });
