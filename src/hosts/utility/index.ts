import { parseArgs } from 'node:util';
import { ownDataFolder } from '../data-folder.ts';
import { nodeProblem } from '../node-version.ts';
import { parentChannel } from '../transports/parent-channel.ts';

// The engine as a process of its own: Electron's utility process, or a plain Node child that its parent forked.
const parent = parentChannel(process);
if (parent === null) {
  console.error('This process is started by the Guildhall window; it cannot run alone.');
  process.exit(64);
}

// What Guildhall writes is for its owner only.
process.umask(0o077);

const problem = nodeProblem(process.versions.node);
if (problem !== null) {
  parent.post({ kind: 'failed', code: 'node-too-old', message: problem });
  // The message leaves before the process does.
  setTimeout(() => process.exit(1), 100);
} else {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, 'leave-runs': { type: 'boolean' } },
    strict: false,
  });
  // Loaded only now: an older Node would crash on the native packages without a word.
  const { runUtility } = await import('./run-utility.ts');
  const data = typeof values.data === 'string' ? values.data : undefined;
  process.exit(await runUtility({ parent, dataFolder: ownDataFolder(data), recover: values['leave-runs'] !== true }));
}
