import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

type PipOptions = {
  readonly package: string;
  readonly version: string;
  /** An empty folder for the wheel and everything temporary. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/**
 * Fetches one wheel with the person's own pip: their index, proxy and certificates. `--only-binary` means that no package code
 * runs. Answers the wheel's path; an error is pip's own last words. Rejects when aborted, after pip has ended.
 */
export async function fetchWheel(options: PipOptions): Promise<Result<string, string>> {
  const wheels = join(options.folder, 'wheels');
  const temporary = join(options.folder, 'temporary');
  await mkdir(wheels, { recursive: true });
  await mkdir(temporary, { recursive: true });
  const ran = await runPip({ ...options, wheels, temporary });
  options.signal.throwIfAborted();
  if (!ran.ok) return ran;
  const found = (await readdir(wheels)).filter((name) => name.endsWith('.whl'));
  const [wheel] = found;
  if (wheel === undefined || found.length !== 1) {
    return err(`pip brought ${found.length} wheels instead of one`);
  }
  return ok(join(wheels, wheel));
}

async function runPip(
  options: PipOptions & { readonly wheels: string; readonly temporary: string },
): Promise<Result<null, string>> {
  const pythons = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
  let last = 'Python is not installed';
  for (const python of pythons) {
    const ended = await runOnce({ ...options, python });
    if (ended.kind === 'absent') continue;
    if (ended.code === 0) return ok(null);
    last = ended.timedOut
      ? `pip took longer than ${Math.round(options.timeoutMs / 60_000)} minutes`
      : lastWords(ended.output);
    if (!/No module named pip/.test(ended.output)) return err(last);
  }
  return err(last);
}

type Ended =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'ended';
      readonly code: number | null;
      readonly output: string;
      readonly timedOut: boolean;
    };

function runOnce(
  options: PipOptions & {
    readonly python: string;
    readonly wheels: string;
    readonly temporary: string;
  },
): Promise<Ended> {
  const limit = AbortSignal.timeout(options.timeoutMs);
  const stop = AbortSignal.any([options.signal, limit]);
  const argv = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-input'];
  argv.push('--no-cache-dir', '--disable-pip-version-check', '--progress-bar', 'off');
  argv.push('-d', options.wheels, `${options.package}==${options.version}`);
  return new Promise((resolve, reject) => {
    const child = spawn(options.python, argv, {
      env: { ...options.environment, TMPDIR: options.temporary, TEMP: options.temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A group of its own, so that whatever pip starts ends with it.
      detached: process.platform !== 'win32',
    });
    const kill = (): void => killGroup(child);
    stop.addEventListener('abort', kill, { once: true });
    if (stop.aborted) kill();
    let output = '';
    let absent = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
    child.on('error', (cause) => {
      absent = isAbsent(cause);
      if (!absent) reject(cause);
    });
    child.on('close', (code) => {
      stop.removeEventListener('abort', kill);
      const timedOut = limit.aborted;
      resolve(absent ? { kind: 'absent' } : { kind: 'ended', code, output, timedOut });
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (cause) {
    // It ended in this very moment.
    if (!z.object({ code: z.literal('ESRCH') }).safeParse(cause).success) throw cause;
  }
}

function isAbsent(cause: unknown): boolean {
  return z.object({ code: z.literal('ENOENT') }).safeParse(cause).success;
}

/** The last lines that are errors, without any password that an index address may carry. */
function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const errors = lines.filter((line) => line.startsWith('ERROR'));
  const words = (errors.length > 0 ? errors : lines).slice(-2).join(' ');
  return words.replaceAll(/\/\/[^/@\s]+@/g, '//***@').slice(0, 500) || 'pip failed without a word';
}
