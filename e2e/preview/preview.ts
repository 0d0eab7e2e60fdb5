import { mountApp } from '../../src/renderer/app/mount-app.tsx';
import { en } from '../../src/renderer/i18n/catalogue.ts';
import { ConnectionKeeper } from '../../src/renderer/platform/connection.ts';
import { contract } from '../../src/shared/contract/index.ts';
import { createLinkedPair, serve } from '../../src/shared/rpc/index.ts';
import { pseudoCatalogue, rememberingTexts } from './pseudo-text.ts';
import { scriptedHandlers } from './scripted-handlers.ts';

// `?scene=running|finished|plan|ask|failed|empty` chooses what the scripted engine plays; `&text=pseudo` the catalogue.
const address = new URLSearchParams(location.search);
const scene = address.get('scene') ?? 'finished';
const pseudo = address.get('text') === 'pseudo';
const { left: page, right: channel } = createLinkedPair();
const engine = pseudo ? rememberingTexts(channel) : channel;
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
if (root !== null) mountApp({ root, connection: keeper, ...(pseudo ? { text: pseudoCatalogue(en) } : {}) });
