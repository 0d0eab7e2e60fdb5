import type { WebContents, WebFrameMain } from 'electron';
import { MessageChannelMain, ipcMain } from 'electron';
import type { EngineSupervisor } from './engine-process/engine-supervisor.ts';
import { isOwnAddress } from './security.ts';

/** The only channel between pages and main. */
const CHANNEL = 'engine:connect';

/** Answers a page of ours that asks for the engine with one end of a channel; the other end goes to the engine. */
export function answerEngineRequests(supervisor: () => EngineSupervisor): void {
  ipcMain.on(CHANNEL, (event) => {
    const frame: WebFrameMain | null = event.senderFrame;
    if (frame === null || frame !== event.sender.mainFrame || !isOwnAddress(frame.url)) return;
    const engine = supervisor();
    const reason = engine.stopped();
    if (reason !== null) return tellStopped(event.sender, reason);
    const { port1, port2 } = new MessageChannelMain();
    engine.connect(port1);
    frame.postMessage(CHANNEL, null, [port2]);
  });
}

/** Tells a page that no engine will come back, and why; an empty reason means that it kept dying. */
export function tellStopped(contents: WebContents, reason: string): void {
  contents.send(CHANNEL, reason);
}
