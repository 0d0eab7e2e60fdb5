import type { DownloadProgress } from '../../engine/models/index.ts';

/** Passes on the first progress of each stage and message, and otherwise at most one every `everyMs`. */
export function progressThrottle(options: {
  readonly everyMs: number;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
  readonly send: (progress: DownloadProgress) => void;
}): (progress: DownloadProgress) => void {
  let last: { readonly key: string; readonly at: number } | null = null;
  return (progress) => {
    const key = `${progress.stage} ${progress.source} ${progress.message}`;
    const at = options.now();
    if (last?.key === key && at - last.at < options.everyMs) return;
    last = { key, at };
    options.send(progress);
  };
}
