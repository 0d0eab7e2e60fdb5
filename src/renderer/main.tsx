import { mountApp } from './app/mount-app.tsx';
import { connectElectron } from './platform/connect-electron.ts';
import { connectWeb } from './platform/connect-web.ts';
import { addMissingFeatures } from './platform/polyfills.ts';
import { createWindowHost } from './platform/window-host.ts';

addMissingFeatures();

const root = document.querySelector('#root');
if (root !== null) {
  const insideWindow = location.protocol === 'app:';
  if (insideWindow) mountApp({ root, connection: connectElectron(window), host: createWindowHost(window) });
  else mountApp({ root, connection: connectWeb(window) });
}
