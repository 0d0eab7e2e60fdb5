import { Notification } from 'electron';
import type { RunChange } from './run-changes.ts';
import { words } from './words.ts';

/** A run that was shorter than this ended before anybody looked away. */
const LONG_RUN_MS = 30_000;

/** Tells a person who looks elsewhere that a long run ended, or that a run asks something. */
export function notifyOf(options: {
  readonly changes: readonly RunChange[];
  /** Whether a window of ours is in front; then the page says it. */
  readonly watched: boolean;
  readonly onClick: (runId: string) => void;
}): void {
  const { changes, watched, onClick } = options;
  if (watched || !Notification.isSupported()) return;
  for (const { kind, runId, question, ranMs } of changes) {
    if (kind === 'cancelled' || (kind !== 'asks' && ranMs < LONG_RUN_MS)) continue;
    const title = kind === 'asks' ? words.asks : words.ended[kind];
    const notification = new Notification({ title, body: question });
    notification.on('click', () => onClick(runId));
    notification.show();
  }
}
