import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announce, note, root, runCommand } from './run-command.mjs';

const DOWNLOAD_TIMEOUT_MS = 10 * 60 * 1000;

/**
 * The Electron of package.json. Its program is no part of the npm package: it is downloaded on first use.
 * Returns `{ executable }`, or `{ reason }` in words when it cannot be had here.
 */
export async function ensureOfficialElectron() {
  const present = findOfficialElectron();
  if (present !== undefined) return { executable: present };
  if (process.env.GUILDHALL_OFFLINE === '1') {
    return { reason: 'GUILDHALL_OFFLINE=1 forbids downloading Electron' };
  }
  announce('Downloading Electron (about 110 MB, once)');
  const install = join(root, 'node_modules', 'electron', 'install.js');
  const { code, output, timedOut } = await runCommand(process.execPath, [install], {
    capture: true,
    timeoutMs: DOWNLOAD_TIMEOUT_MS,
  });
  const executable = findOfficialElectron();
  if (code === 0 && executable !== undefined) {
    note('done');
    return { executable };
  }
  const lastWords = output
    .split('\n')
    .filter((line) => /error/i.test(line))
    .at(0)
    ?.trim();
  return { reason: timedOut ? 'the download took too long' : (lastWords ?? `exit code ${code}`) };
}

function findOfficialElectron() {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}
