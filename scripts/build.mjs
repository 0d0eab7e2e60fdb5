// npm run build: window (main, preload, renderer) and engine, into out/.
import { join } from 'node:path';
import { announce, root, runCommand } from './setup/run-command.mjs';
import { continueUnderNode24, ensurePackages } from './setup/packages.mjs';
import { fileURLToPath } from 'node:url';

await ensurePackages();
await continueUnderNode24(fileURLToPath(import.meta.url));

const steps = [
  {
    title: 'Building the window (out/main, out/preload, out/renderer)',
    program: 'electron-vite/bin/electron-vite.js',
    options: ['build'],
  },
  {
    title: 'Building the engine (out/engine)',
    program: 'vite/bin/vite.js',
    options: ['build', '--config', 'vite.engine.config.ts'],
  },
];
for (const { title, program, options } of steps) {
  announce(title);
  const argv = [join(root, 'node_modules', program), ...options, '--logLevel', 'warn'];
  const { code } = await runCommand(process.execPath, argv);
  if (code !== 0) process.exit(code);
}
