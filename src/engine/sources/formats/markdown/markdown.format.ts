import type { Format } from '../format.ts';
import { readText } from '../format.ts';
import { passageBlocks } from '../passage-blocks.ts';

/** Markdown: passages under their headings. */
export const markdownFormat: Format = {
  id: 'md',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  sniff: ({ headText }) => (headText === '' ? 'no' : 'possible'),
  async *parse(input) {
    yield* passageBlocks({ file: input.file, text: await readText(input), markdown: true });
  },
};
