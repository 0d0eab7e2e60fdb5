import { expect, test } from 'vitest';
import { rewriteSourceUrls } from './source-urls.ts';

const options = {
  root: '/app',
  outDirectory: 'out/engine',
  entries: { inference: 'src/engine/adapters/llama/inference/entry.ts' },
};

test('a process entry becomes its built file', () => {
  expect(
    rewriteSourceUrls(
      `fork(new URL('./inference/entry.ts', import.meta.url))`,
      '/app/src/engine/adapters/llama/llama-process.ts',
      options,
    ),
  ).toBe('fork(new URL("./inference.mjs", import.meta.url))');
});

test('a resource is counted from the folder of the bundle', () => {
  expect(
    rewriteSourceUrls(
      `new URL("../../../resources/models/catalogue.json", import.meta.url)`,
      '/app/src/engine/models/catalogue.ts',
      options,
    ),
  ).toBe('new URL("../../resources/models/catalogue.json", import.meta.url)');
});

test('an unlisted entry is an error that names the list', () => {
  expect(() => rewriteSourceUrls(`new URL('./other.ts', import.meta.url)`, '/app/src/engine/a.ts', options)).toThrow(
    'src/engine/other.ts is started by path but is not listed in scripts/build/engine-entries.ts',
  );
});
