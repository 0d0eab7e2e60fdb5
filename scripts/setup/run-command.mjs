// Plain JavaScript that Node 20 runs: everything in scripts/setup works before Node 24 is there.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Prints the heading of a step, so that a person always knows what is going on. */
export function announce(text) {
  console.log(`\n== ${text}`);
}

/** Prints a line that belongs to the running step. */
export function note(text) {
  console.log(`   ${text}`);
}

/**
 * Runs a program to its end. Resolves to `{ code, output, timedOut }`; never rejects: a program that cannot be started
 * has code 127. `capture` collects stdout instead of showing it. `timeoutMs` ends the whole process group.
 */
export function runCommand(command, argv, options = {}) {
  const { capture = false, environment = process.env, timeoutMs, folder = root } = options;
  return new Promise((resolve) => {
    const child = spawn(command, argv, {
      cwd: folder,
      env: environment,
      stdio: ['inherit', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
      // A group of its own only where a timeout has to end grandchildren; a terminal's Ctrl-C must reach the rest.
      detached: timeoutMs !== undefined && process.platform !== 'win32',
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const endGroup = () => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch (error) {
        if (error?.code !== 'ESRCH') throw error;
      }
    };
    // A Ctrl-C in a terminal reaches a child of the same group by itself; everything else is passed on, and its end awaited.
    const passOn = (signal) => {
      if (timeoutMs !== undefined) {
        endGroup();
        process.exit(signal === 'SIGINT' ? 130 : 143);
      }
      if (signal !== 'SIGINT' || process.stdin.isTTY !== true) child.kill(signal);
    };
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            endGroup();
          }, timeoutMs);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    const finish = (code) => {
      clearTimeout(timer);
      process.removeListener('SIGINT', passOn);
      process.removeListener('SIGTERM', passOn);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs npm, the same one that runs this script where npm runs it. */
export function runNpm(argv, options) {
  const npmScript = process.env.npm_execpath;
  if (npmScript !== undefined && npmScript.endsWith('.js')) {
    return runCommand(process.env.npm_node_execpath ?? process.execPath, [npmScript, ...argv], options);
  }
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', argv, options);
}

/** Path of a program on PATH, or undefined. */
export async function findProgram(name) {
  if (process.platform === 'win32') return undefined;
  const found = await runCommand('/bin/sh', ['-c', `command -v ${name}`], { capture: true });
  return found.code === 0 ? found.output.trim() : undefined;
}
