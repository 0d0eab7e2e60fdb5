import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';
import { z } from 'zod';
import { engineEntries } from './scripts/build/engine-entries.ts';
import { sourceUrls } from './scripts/build/source-urls.ts';
import { parseJson } from './src/shared/kernel/json.ts';

const outDirectory = 'out/engine';

/** The engine and its child processes: ES modules for Node 24, every package left in node_modules. */
export default defineConfig({
  plugins: [sourceUrls({ root: import.meta.dirname, outDirectory, entries: engineEntries })],
  ssr: { target: 'node', external: packageNames() },
  build: {
    ssr: true,
    target: 'node24',
    outDir: outDirectory,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: engineEntries,
      external: [/^node:/, ...builtinModules, ...packageNames().map((name) => new RegExp(`^${name}(/|$)`))],
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});

function packageNames(): string[] {
  const manifest = parseJson(
    z.object({ dependencies: z.record(z.string(), z.string()) }),
    readFileSync(new URL('package.json', import.meta.url), 'utf8'),
  );
  if (!manifest.ok) throw new Error(manifest.error.message);
  return Object.keys(manifest.value.dependencies);
}
