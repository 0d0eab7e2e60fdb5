import type { BrowserWindow, WebContents, WebFrameMain } from 'electron';
import { MessageChannelMain, ipcMain } from 'electron';
import type { EngineSupervisor } from './engine-process/engine-supervisor.ts';
import type { HostMessage } from './page-messages.ts';
import { PageMenu, PrintRequest } from './page-messages.ts';
import { printPage } from './print-page.ts';
import { isOwnAddress } from './security.ts';

/** The only channel between pages and main. */
const CHANNEL = 'engine:connect';

/**
 * Answers a page of ours that asks for the engine with one end of a channel; the other end goes to the engine. The same channel
 * carries what the page wants in the window's menu, and its wish to become a PDF.
 */
export function answerPages(options: {
  readonly supervisor: () => EngineSupervisor;
  readonly onMenu: (menu: PageMenu) => void;
}): void {
  ipcMain.on(CHANNEL, (event, sent: unknown) => {
    const frame: WebFrameMain | null = event.senderFrame;
    if (frame === null || frame !== event.sender.mainFrame || !isOwnAddress(frame.url)) return;
    const print = PrintRequest.safeParse(sent);
    if (print.success) {
      void printPage({ contents: event.sender, fileName: print.data.print }).then((outcome) => {
        if (!event.sender.isDestroyed()) event.sender.send(CHANNEL, { kind: 'printed', outcome } satisfies HostMessage);
      });
      return;
    }
    if (sent !== undefined) {
      const menu = PageMenu.safeParse(sent);
      if (menu.success) options.onMenu(menu.data);
      return;
    }
    const engine = options.supervisor();
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

export function tellPage(window: BrowserWindow, message: HostMessage): void {
  window.webContents.send(CHANNEL, message);
}
