#!/usr/bin/env node
// The `guildhall` command: makes sure that Node 24 runs, then hands over to the command-line host.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { becomeNode, findPinnedNode, isNewEnough, tooOldMessage } from './pinned-node.mjs';

const entry = fileURLToPath(new URL('../src/hosts/cli/index.ts', import.meta.url));
const packages = fileURLToPath(new URL('../node_modules/zod/package.json', import.meta.url));

if (!existsSync(packages)) {
  console.error('Guildhall: the npm packages are missing. Run "npm ci" in the checkout first.');
  process.exit(1);
}
if (isNewEnough()) {
  hideExperimentalWarnings();
  process.argv[1] = entry;
  await import(pathToFileURL(entry).href);
} else {
  const pinned = findPinnedNode();
  if (pinned === undefined) {
    console.error(tooOldMessage());
    process.exit(1);
  }
  becomeNode(pinned, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)]);
}

/** Early versions of Node 24 announce type stripping as experimental on every start. */
function hideExperimentalWarnings() {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') console.error(warning.stack ?? warning.message);
  });
}
