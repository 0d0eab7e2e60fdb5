/**
 * What runs as a process of its own under Node 24, by the name of its built file in `out/engine/<name>.mjs`.
 * main starts `utility`; the engine starts the others.
 */
export const engineEntries = {
  utility: 'src/hosts/utility/index.ts',
  inference: 'src/engine/adapters/llama/inference/entry.ts',
  parsers: 'src/engine/adapters/parsers/entry.ts',
  downloader: 'src/hosts/downloader/index.ts',
} satisfies Readonly<Record<string, string>>;
