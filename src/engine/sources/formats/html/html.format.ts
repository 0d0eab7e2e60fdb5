import type { Format } from '../format.ts';
import { readText } from '../format.ts';
import { passageBlocks } from '../passage-blocks.ts';
import { htmlTitle, htmlToText } from '../../text/html-to-text.ts';

/** Web pages: the visible text in passages. Offsets and line numbers are those of the visible text. */
export const htmlFormat: Format = {
  id: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  sniff: ({ headText }) =>
    /^\uFEFF?\s*(?:<!doctype html|<html)\b/iu.test(headText) ? 'sure' : headText === '' ? 'no' : 'possible',
  async *parse(input) {
    const html = await readText(input);
    const title = htmlTitle(html);
    for (const block of passageBlocks({ file: input.file, text: htmlToText(html), markdown: false })) {
      yield { ...block, title: title ?? block.title, locator: `text ${block.locator}` };
    }
  },
};
