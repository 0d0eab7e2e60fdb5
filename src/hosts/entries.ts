import { fileURLToPath } from 'node:url';

/** Paths of the files that run as processes of their own. */
export type ProcessEntries = {
  readonly inference: string;
  readonly parser: string;
};

/** From the sources these are TypeScript files; the build of the engine rewrites each URL to its built file. */
export function processEntries(): ProcessEntries {
  return {
    inference: fileURLToPath(new URL('../engine/adapters/llama/inference/entry.ts', import.meta.url)),
    parser: fileURLToPath(new URL('../engine/adapters/parsers/entry.ts', import.meta.url)),
  };
}

/** `resources` of this program: catalogue, embedder, templates, sample workspaces. */
export function resourcesFolder(): string {
  return fileURLToPath(new URL('../../resources', import.meta.url));
}

/** The built page; it exists after `npm run build`. */
export function builtRenderer(): string {
  return fileURLToPath(new URL('../../out/renderer', import.meta.url));
}
