import { version } from '../../shared/version.ts';
import { nodeProblem } from '../node-version.ts';
import { createTerminal } from './terminal.ts';

// What Guildhall writes is for its owner only.
process.umask(0o077);

const problem = nodeProblem(process.versions.node);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}

// Loaded only now: under an older Node the native packages would crash before the message above.
const { commands } = await import('./commands/index.ts');
const { main } = await import('./main.ts');

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // 128 + SIGINT: the person asked a second time, so nothing is waited for.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort(new DOMException(`Stopped by ${signal}`, 'AbortError'));
  });
}

const code = await main({
  args: process.argv.slice(2),
  commands,
  version,
  context: { terminal: createTerminal(process), signal: stopping.signal },
});
// Native libraries may keep threads that never end by themselves; what was written is out first.
process.stdout.write('', () => process.exit(code));
