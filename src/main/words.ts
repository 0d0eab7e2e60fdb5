/** What main itself says. The page's words are in its own catalogue, which main cannot load. */
export const words = {
  file: 'File',
  view: 'View',
  newWindow: 'New window',
  openWindow: 'Open Guildhall',
  quit: 'Quit',
  tray: (count: number): string =>
    count === 1 ? 'Guildhall: a run is at work' : `Guildhall: ${count} runs are at work`,
  trayIdle: 'Guildhall',
  quitTitle: (count: number): string => (count === 1 ? 'A run is at work' : `${count} runs are at work`),
  quitDetail:
    'Quitting stops at the next safe point. Finished steps are kept, and at the next start you can resume from there.',
  quitNow: 'Quit and resume later',
  stay: 'Keep it going',
  cancel: 'Cancel',
  closeDetail:
    'This desktop has no tray to keep Guildhall in. Keep it going in a minimised window, or quit: finished steps are kept, and at the next start you can resume from there.',
  ended: {
    succeeded: 'The answer is there',
    partial: 'The run ended with part of the answer',
    failed: 'The run failed',
    cancelled: 'The run was stopped',
  },
  pdf: 'PDF',
  asks: 'A run waits for you',
};
