import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { WebContents } from 'electron';
import { BrowserWindow, app, dialog } from 'electron';
import type { PrintOutcome } from './page-messages.ts';
import { words } from './words.ts';

/** Millimetres of white around the text, in inches as Chromium counts them. */
const margin = 18 / 25.4;

/** Asks where it goes, then writes the page as it prints, as a PDF. Nothing leaves the machine, and no printer is asked. */
export async function printPage(options: {
  readonly contents: WebContents;
  readonly fileName: string;
}): Promise<PrintOutcome> {
  const { contents, fileName } = options;
  const question = {
    defaultPath: join(app.getPath('documents'), fileName),
    filters: [{ name: words.pdf, extensions: ['pdf'] }],
  };
  const window = BrowserWindow.fromWebContents(contents);
  const { canceled, filePath } =
    window === null ? await dialog.showSaveDialog(question) : await dialog.showSaveDialog(window, question);
  if (canceled || filePath === undefined || filePath === '') return { kind: 'cancelled' };
  try {
    const margins = { top: margin, bottom: margin, left: margin, right: margin };
    await writeFile(filePath, await contents.printToPDF({ pageSize: 'A4', margins }));
    return { kind: 'saved', fileName: basename(filePath) };
  } catch (cause) {
    return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) };
  }
}
