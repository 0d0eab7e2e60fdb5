import type { Format } from '../format.ts';
import { readText } from '../format.ts';
import { passageBlocks } from '../passage-blocks.ts';

/** Anything that is text: notes, logs, source code, JSON and XML of no special kind. Tried last. */
export const plainTextFormat: Format = {
  id: 'txt',
  extensions: ['txt', 'text', 'log'],
  sniff: ({ headText }) => (headText === '' ? 'no' : 'sure'),
  async *parse(input) {
    yield* passageBlocks({ file: input.file, text: await readText(input), markdown: false });
  },
};
