import { z } from 'zod';
import type { Printer } from './printer.ts';
import { PrintOutcome } from './printer.ts';

/** One menu of the window, as main builds it. `accelerator` is in Electron's notation. */
export type WindowMenu = readonly {
  readonly title: string;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    readonly accelerator: string | null;
    readonly enabled: boolean;
  }[];
}[];

/** What the program around the page can do for it; a page in a browser has none. */
export type WindowHost = {
  showMenu(menu: WindowMenu): void;
  /** Hears of a menu item that was chosen, by id. */
  onAction(listener: (id: string) => void): void;
  /** Hears of a place that the person wants to see, as the hash of an address. */
  onOpen(listener: (hash: string) => void): void;
  readonly printer: Printer;
};

const FromHost = z.strictObject({
  kind: z.literal('guildhall:host'),
  message: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('action'), id: z.string() }),
    z.strictObject({ kind: z.literal('open'), hash: z.string() }),
    z.strictObject({ kind: z.literal('printed'), outcome: PrintOutcome }),
  ]),
});

export function createWindowHost(window: Window): WindowHost {
  const listen = (listener: (message: z.infer<typeof FromHost>['message']) => void): (() => void) => {
    const hear = (event: MessageEvent): void => {
      const sent = event.source === window ? FromHost.safeParse(event.data) : null;
      if (sent?.success === true) listener(sent.data.message);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  };
  return {
    showMenu: (menu) => window.postMessage({ kind: 'guildhall:menu', menu }, window.location.origin),
    onAction: (listener) => void listen((message) => message.kind === 'action' && listener(message.id)),
    printer: {
      print: (fileName) =>
        new Promise((resolve) => {
          const stop = listen((message) => {
            if (message.kind !== 'printed') return;
            stop();
            resolve(message.outcome);
          });
          window.postMessage({ kind: 'guildhall:print', fileName }, window.location.origin);
        }),
    },
    onOpen: (listener) => void listen((message) => message.kind === 'open' && listener(message.hash)),
  };
}
