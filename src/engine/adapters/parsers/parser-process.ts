import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

export type ParserProcess = {
  readonly child: ChildProcess;
  /** Settles once the process is gone and its scratch folder with it. */
  readonly gone: Promise<void>;
};

/**
 * Starts a parser. A document that takes it over can start no process, load no native code and write only into its own scratch
 * folder; its heap is bounded.
 */
export function startParser(options: {
  readonly entry: string;
  readonly execPath?: string;
  readonly temporaryFolder: string;
  readonly memoryMegabytes: number;
}): ParserProcess {
  const scratch = mkdtempSync(join(realpathSync(options.temporaryFolder), 'guildhall-parser-'));
  const child = fork(options.entry, [], {
    ...(options.execPath === undefined ? {} : { execPath: options.execPath }),
    execArgv: [
      `--max-old-space-size=${options.memoryMegabytes}`,
      '--permission',
      '--allow-fs-read=*',
      `--allow-fs-write=${scratch}`,
    ],
    env: { ELECTRON_RUN_AS_NODE: '1', GUILDHALL_PARSER_SCRATCH: scratch },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  const closed = new Promise((resolve) => child.once('close', resolve).once('error', resolve));
  // A killed parser cannot tidy up after itself.
  const gone = closed.then(() => rm(scratch, { recursive: true, force: true }));
  return { child, gone };
}

/** False as soon as it was told to die, before it has died. */
export function isAlive({ child }: ParserProcess): boolean {
  return child.connected && !child.killed && child.exitCode === null && child.signalCode === null;
}

export async function stopParser({ child, gone }: ParserProcess): Promise<void> {
  // While it was idle it did not keep this process alive; its end must be waited for.
  child.ref();
  child.kill('SIGKILL');
  await gone;
}
