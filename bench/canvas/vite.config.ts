import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { libraries } from '../../scripts/build/libraries.ts';

/** The page that the canvas bench measures; built into a folder that the bench names. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), tailwindcss(), libraries(fileURLToPath(new URL('../..', import.meta.url)))],
  build: { target: 'chrome114', emptyOutDir: true },
});
