import { mountApp } from './app/mount-app.tsx';
import { connectElectron } from './platform/connect-electron.ts';
import { connectWeb } from './platform/connect-web.ts';
import { addMissingFeatures } from './platform/polyfills.ts';

addMissingFeatures();

const root = document.querySelector('#root');
if (root !== null) {
  const insideWindow = location.protocol === 'app:';
  mountApp({ root, connection: insideWindow ? connectElectron(window) : connectWeb(window) });
}
