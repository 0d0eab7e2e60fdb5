import { z } from 'zod';

/** What the preload says after files were dropped on the window; only it may know where they lie. */
const Dropped = z.object({ kind: z.literal('guildhall:dropped'), paths: z.array(z.string()) });

/** The preload hears the same drop; its message is there within moments or never. */
const PATIENCE_MS = 500;

/**
 * The places on disk of the files that were just dropped, asked for inside the handler of the drop. Null in a browser, which never
 * tells a page where a file lies.
 */
export function pathsOfDrop(window: Window): Promise<readonly string[] | null> {
  return new Promise((resolve) => {
    const settle = (paths: readonly string[] | null): void => {
      window.removeEventListener('message', onMessage);
      window.clearTimeout(timer);
      resolve(paths);
    };
    const onMessage = (event: MessageEvent): void => {
      const dropped = event.source === window ? Dropped.safeParse(event.data) : null;
      if (dropped?.success === true) settle(dropped.data.paths);
    };
    const timer = window.setTimeout(() => settle(null), PATIENCE_MS);
    window.addEventListener('message', onMessage);
  });
}
