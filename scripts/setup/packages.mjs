import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { becomeNode, findPinnedNode, isNewEnough, tooOldMessage } from '../../bin/pinned-node.mjs';
import { announce, note, root, runNpm } from './run-command.mjs';

/** Installs the npm packages of the lock file when one is missing or has another version. Ends the process on failure. */
export async function ensurePackages() {
  const missing = findMissingPackage();
  if (missing === undefined) return;
  announce('Installing the npm packages (package-lock.json; no install scripts are run)');
  note(`reason: ${missing}`);
  if (process.env.GUILDHALL_OFFLINE === '1') {
    console.error('GUILDHALL_OFFLINE=1 forbids downloads. Run "npm ci" once while online.');
    process.exit(1);
  }
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const stillMissing = findMissingPackage();
  if (code !== 0 || stillMissing !== undefined) {
    console.error(`npm ci failed (exit ${code}): ${stillMissing ?? 'see above'}`);
    process.exit(1);
  }
}

/** The first package that is not as the lock file says, in words; undefined when everything needed is there. */
function findMissingPackage() {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'there is no node_modules folder yet';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional === true || entry.peer === true) continue;
    if (installed[path]?.version !== entry.version) return `${path} ${entry.version} is not installed`;
    if (!existsSync(join(root, path))) return `${path} is gone`;
  }
  if (!isNewEnough() && findPinnedNode() === undefined) return 'the pinned Node 24 is not installed';
  return undefined;
}

/**
 * Makes sure that this script runs under Node 24 with the checkout's programs first on PATH: under an older Node it
 * runs `script` again under the pinned one and never returns.
 */
export async function continueUnderNode24(script) {
  const environment = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  if (isNewEnough()) {
    process.env.PATH = environment.PATH;
    return;
  }
  const pinned = findPinnedNode();
  if (pinned === undefined) {
    console.error(tooOldMessage());
    process.exit(1);
  }
  note(`This is Node ${process.versions.node}; going on under the pinned Node 24.`);
  becomeNode(pinned, [script, ...process.argv.slice(2)], environment);
  // The child is this script from here on; becomeNode ends this process with it.
  await new Promise(() => undefined);
}
