import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RunReport } from '../../src/shared/domain/answer.ts';
import { parseJson } from '../../src/shared/kernel/json.ts';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
const launcher = fileURLToPath(new URL('../../bin/guildhall.mjs', import.meta.url));

export type Ended = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Environment variables that are added, or with undefined removed. */
export type ChangedEnvironment = Readonly<Record<string, string | undefined>>;

/** The words before "guildhall": `strace …`, `bwrap …`, `setpriv …`. */
export type Wrapper = readonly string[];

export function startGuildhall(options: {
  readonly args: readonly string[];
  readonly environment?: ChangedEnvironment;
  readonly wrapper?: Wrapper;
  /** A pipe tells a server that it is done when it closes. */
  readonly input?: 'pipe';
}): ChildProcess {
  const [program = process.execPath, ...argv] = [
    ...(options.wrapper ?? []),
    process.execPath,
    launcher,
    ...options.args,
  ];
  return spawn(program, argv, {
    cwd: checkout,
    env: { ...process.env, GUILDHALL_OFFLINE: '1', ...options.environment },
    stdio: [options.input ?? 'ignore', 'pipe', 'pipe'],
  });
}

/** Runs the command line as a person does, as a process of its own, to its end. */
export async function guildhall(options: Parameters<typeof startGuildhall>[0]): Promise<Ended> {
  const child = startGuildhall(options);
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** The one object that `run --json` prints; throws with all that was printed when there is none. */
export function reportOf(ended: Ended): RunReport {
  const report = parseJson(RunReport, ended.stdout);
  if (report.ok) return report.value;
  throw new Error(`${report.error.message}\nexit ${ended.code}, stdout: ${ended.stdout}\nstderr: ${ended.stderr}`);
}

/** Whether `npm test` found that a program is missing here. */
export function isMissing(program: string): boolean {
  return (process.env['GUILDHALL_MISSING_PROGRAMS'] ?? '').split(',').includes(program);
}
