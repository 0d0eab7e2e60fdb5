import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { libraries } from '../../scripts/build/libraries.ts';

/** The renderer against a scripted engine, for looking at it without models: `npx vite build -c e2e/preview/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  publicDir: fileURLToPath(new URL('../../src/renderer/public', import.meta.url)),
  plugins: [react(), tailwindcss(), libraries(fileURLToPath(new URL('../..', import.meta.url)))],
  build: {
    target: 'chrome114',
    outDir: fileURLToPath(new URL('../../out/preview', import.meta.url)),
    emptyOutDir: true,
  },
});
