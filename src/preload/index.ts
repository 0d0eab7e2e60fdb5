import { ipcRenderer } from 'electron';

// Hands the page one MessagePort to the engine, its menu to main, and back what the person chose there; nothing else.
// The page asks, main checks who asks and answers.
const CHANNEL = 'engine:connect';

window.addEventListener('message', (event) => {
  if (event.source !== window) return;
  const { data } = event;
  if (data === 'guildhall:engine-wanted') ipcRenderer.send(CHANNEL);
  else if (typeof data === 'object' && data !== null && data.kind === 'guildhall:menu')
    ipcRenderer.send(CHANNEL, data.menu);
});

ipcRenderer.on(CHANNEL, (event, sent: unknown) => {
  const { origin } = window.location;
  if (typeof sent === 'string') window.postMessage({ kind: 'guildhall:engine-stopped', message: sent }, origin);
  else if (sent !== null && sent !== undefined) window.postMessage({ kind: 'guildhall:host', message: sent }, origin);
  else window.postMessage('guildhall:engine-port', origin, [...event.ports]);
});
