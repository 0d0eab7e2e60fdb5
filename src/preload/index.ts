import { ipcRenderer } from 'electron';

// Hands the page one MessagePort to the engine; nothing else. The page asks, main checks who asks and answers.
const CHANNEL = 'engine:connect';

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'guildhall:engine-wanted') ipcRenderer.send(CHANNEL);
});

ipcRenderer.on(CHANNEL, (event, stopped: unknown) => {
  const { origin } = window.location;
  if (typeof stopped === 'string') window.postMessage({ kind: 'guildhall:engine-stopped', message: stopped }, origin);
  else window.postMessage('guildhall:engine-port', origin, [...event.ports]);
});
