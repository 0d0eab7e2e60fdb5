import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { DownloaderReply } from '../../models/index.ts';
import type { AcquireFailure, DownloaderRequest, StartDownload } from '../../models/index.ts';

type Ending = Result<{ readonly source: string }, AcquireFailure>;

/** After being asked to stop, the process gets this long to finish its last write. */
const GRACE_MS = 5000;
const KEPT_ERROR_TEXT = 4000;

/**
 * Starts one downloader process for each call and resolves only when it has ended. `environment` is what the process sees:
 * proxies, `HF_ENDPOINT`, the person's pip configuration.
 */
export function createStartDownload(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
}): StartDownload {
  return async ({ entry, consentBytes, folder, signal, onProgress }) => {
    if (signal.aborted) return cancelled();
    const child = fork(fileURLToPath(new URL('../../../hosts/downloader/index.ts', import.meta.url)), [], {
      env: childEnvironment(options.environment),
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'json',
    });
    const stop = stopper(child);
    signal.addEventListener('abort', stop.ask, { once: true });
    try {
      const ending = watch({ child, onProgress });
      send(child, { kind: 'start', entry, consentBytes, folder });
      return await ending;
    } finally {
      signal.removeEventListener('abort', stop.ask);
      stop.clear();
    }
  };
}

function watch(options: {
  readonly child: ChildProcess;
  readonly onProgress: Parameters<StartDownload>[0]['onProgress'];
}): Promise<Ending> {
  const { child } = options;
  let ending: Ending | null = null;
  let errorText = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errorText = (errorText + text).slice(-KEPT_ERROR_TEXT);
  });
  child.on('message', (message: unknown) => {
    const reply = DownloaderReply.safeParse(message);
    if (!reply.success) ending = died(`it sent something unknown (${reply.error.message})`);
    else if (reply.data.kind === 'progress') options.onProgress(reply.data.progress);
    else ending = endingOf(reply.data);
  });
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve(died(`it cannot be started (${cause.message})`)));
    child.once('close', (code, killedBy) => {
      const how = killedBy === null ? `code ${code}` : `signal ${killedBy}`;
      resolve(ending ?? died(`it ended early with ${how}. ${errorText.trim()}`.trim()));
    });
  });
}

function endingOf(reply: Exclude<DownloaderReply, { kind: 'progress' }>): Ending {
  switch (reply.kind) {
    case 'done':
      return ok({ source: reply.source });
    case 'failed': {
      const message = reply.attempts.map(({ source, reason }) => `${source}: ${reason}`).join('\n');
      return err({ code: 'model-source-failed', message, attempts: reply.attempts });
    }
    case 'cancelled':
      return cancelled();
  }
}

function stopper(child: ChildProcess): { readonly ask: () => void; readonly clear: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    ask: () => {
      send(child, { kind: 'cancel' });
      timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    },
    clear: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function send(child: ChildProcess, request: DownloaderRequest): void {
  // A process that is gone already shows in its `close` event.
  if (child.connected) child.send(request, () => undefined);
}

function childEnvironment(environment: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return {
    ...environment,
    // Lets the built-in fetch use HTTP_PROXY, HTTPS_PROXY and NO_PROXY.
    NODE_USE_ENV_PROXY: '1',
    // Inside Electron the program's own binary is the Node that runs us.
    ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }),
  };
}

function cancelled(): Ending {
  return err({ code: 'cancelled', message: 'The download was stopped; what came is kept.' });
}

function died(reason: string): Ending {
  const attempts = [{ source: 'downloader process', reason }];
  return err({ code: 'model-source-failed', message: reason, attempts });
}
