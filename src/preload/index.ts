import { ipcRenderer, webUtils } from 'electron';

// Hands the page one MessagePort to the engine, its menu and its wish to be printed to main, and back what the person chose there. Tells the
// page where files lie that the person dropped on it, which a page is never told by itself. Nothing else.
// The page asks, main checks who asks and answers.
const CHANNEL = 'engine:connect';

window.addEventListener('message', (event) => {
  if (event.source !== window) return;
  const { data } = event;
  if (data === 'guildhall:engine-wanted') ipcRenderer.send(CHANNEL);
  else if (typeof data === 'object' && data !== null && data.kind === 'guildhall:menu')
    ipcRenderer.send(CHANNEL, data.menu);
  else if (typeof data === 'object' && data !== null && data.kind === 'guildhall:print')
    ipcRenderer.send(CHANNEL, { print: data.fileName });
});

ipcRenderer.on(CHANNEL, (event, sent: unknown) => {
  const { origin } = window.location;
  if (typeof sent === 'string') window.postMessage({ kind: 'guildhall:engine-stopped', message: sent }, origin);
  else if (sent !== null && sent !== undefined) window.postMessage({ kind: 'guildhall:host', message: sent }, origin);
  else window.postMessage('guildhall:engine-port', origin, [...event.ports]);
});

window.addEventListener(
  'drop',
  (event) => {
    const paths = [...(event.dataTransfer?.files ?? [])].map(pathOf).filter((path) => path !== '');
    window.postMessage({ kind: 'guildhall:dropped', paths }, window.location.origin);
  },
  { capture: true },
);

/** Before Electron 29 a file carried its path itself. */
function pathOf(file: File): string {
  if (typeof webUtils?.getPathForFile === 'function') return webUtils.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}
