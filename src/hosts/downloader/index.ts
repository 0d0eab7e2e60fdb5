import { DownloaderRequest } from '../../engine/models/index.ts';
import type { DownloaderReply, DownloadProgress } from '../../engine/models/index.ts';
import { downloadModel } from './download.ts';
import { downloadSettings } from './download-settings.ts';
import { progressThrottle } from './progress-throttle.ts';

/**
 * The downloader process: the only one of ours that connects outside this machine. It is started for one consented model,
 * writes only into the model folder, and ends with the download, with its starter, or when told to stop.
 */
function main(): void {
  if (process.send === undefined) {
    console.error('The downloader is started by Guildhall for one model; it cannot be run by hand.');
    process.exitCode = 1;
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => stop.abort());
  }
  process.once('disconnect', () => stop.abort());
  let started = false;
  process.on('message', (message: unknown) => {
    const request = DownloaderRequest.parse(message);
    if (request.kind === 'cancel') return stop.abort();
    if (started) return;
    started = true;
    void run({ request, signal: stop.signal }).then(endWith);
  });
}

async function run(options: {
  readonly request: Extract<DownloaderRequest, { kind: 'start' }>;
  readonly signal: AbortSignal;
}): Promise<DownloaderReply> {
  const { entry, consentBytes, folder } = options.request;
  const onProgress = progressThrottle({
    everyMs: 200,
    now: () => performance.now(),
    send: (progress: DownloadProgress) => tell({ kind: 'progress', progress }),
  });
  const settings = downloadSettings(process.env);
  return downloadModel({ entry, consentBytes, folder, settings, signal: options.signal, onProgress });
}

function tell(reply: DownloaderReply): void {
  // The starter may be gone; the disconnect has then already stopped the download.
  if (process.connected) process.send?.(reply, () => undefined);
}

function endWith(reply: DownloaderReply): void {
  if (!process.connected) process.exit(0);
  process.send?.(reply, () => process.exit(0));
}

main();
