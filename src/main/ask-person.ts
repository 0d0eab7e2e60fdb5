import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { dialog } from 'electron';
import { words } from './words.ts';

/** Asked once before quitting while runs are at work. */
export async function agreesToQuit(options: {
  readonly count: number;
  readonly window: BrowserWindow | null;
}): Promise<boolean> {
  const { count, window } = options;
  const answer = await ask(window, {
    message: words.quitTitle(count),
    detail: words.quitDetail,
    buttons: [words.quitNow, words.stay],
    cancelId: 1,
  });
  return answer === 0;
}

/** Asked when the last window closes while runs are at work and there is no tray. */
export async function chooseOnClose(options: {
  readonly count: number;
  readonly window: BrowserWindow;
}): Promise<'stay' | 'quit' | 'cancel'> {
  const { count, window } = options;
  const answer = await ask(window, {
    message: words.quitTitle(count),
    detail: words.closeDetail,
    buttons: [words.stay, words.quitNow, words.cancel],
    cancelId: 2,
  });
  return answer === 0 ? 'stay' : answer === 1 ? 'quit' : 'cancel';
}

async function ask(
  window: BrowserWindow | null,
  question: Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons' | 'cancelId'>,
): Promise<number> {
  const options: MessageBoxOptions = { type: 'question', defaultId: 0, noLink: true, title: 'Guildhall', ...question };
  const { response } =
    window === null ? await dialog.showMessageBox(options) : await dialog.showMessageBox(window, options);
  return response;
}
