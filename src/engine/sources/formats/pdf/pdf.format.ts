import { getDocumentProxy, getMeta } from 'unpdf';
import { z } from 'zod';
import type { ParsedBlock } from '../../../ports/document-parser.ts';
import { megabytes, readBounded } from '../../text/read-bounded.ts';
import type { Format } from '../format.ts';
import { ownOffsets, presentFields } from '../format.ts';

const MOST_PAGES = 2000;

/** PDF documents: one block per page. Pages without a text layer (scans) are reported. */
export const pdfFormat: Format = {
  id: 'pdf',
  extensions: ['pdf'],
  sniff: ({ head }) => (Buffer.from(head.subarray(0, 1024)).includes('%PDF-') ? 'sure' : 'no'),
  async *parse(input) {
    const { bytes, total } = await readBounded({ path: input.path, limit: input.limits.documentBytes });
    if (bytes.length < total) {
      input.report({
        code: 'too-large',
        message: `A PDF of ${megabytes(total)} is more than is read (${megabytes(bytes.length)}).`,
      });
      return;
    }
    const document = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
    try {
      const facts = await documentFacts(document);
      const empty: number[] = [];
      for (let page = 1; page <= Math.min(document.numPages, MOST_PAGES); page += 1) {
        const text = await pageText(document, page);
        if (text === '') empty.push(page);
        else yield pageBlock({ page, text, pages: document.numPages, file: input.file, facts });
      }
      if (empty.length > 0) {
        const named = empty.slice(0, 10).join(', ') + (empty.length > 10 ? ', …' : '');
        input.report({
          code: 'no-text',
          message: `${empty.length} of ${document.numPages} pages hold no text (${named}); scanned pages are not searchable.`,
        });
      }
      if (document.numPages > MOST_PAGES) {
        input.report({
          code: 'too-large',
          message: `Only the first ${MOST_PAGES} of ${document.numPages} pages were read.`,
        });
      }
    } finally {
      await document.destroy();
    }
  },
};

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type DocumentFacts = { readonly title: string; readonly author: string; readonly timestamp: number | null };

const Information = z.object({
  Title: z.string().catch(''),
  Author: z.string().catch(''),
  ModDate: z.date().nullable().catch(null),
  CreationDate: z.date().nullable().catch(null),
});

async function documentFacts(document: PdfDocument): Promise<DocumentFacts> {
  const { info } = await getMeta(document, { parseDates: true });
  const { Title, Author, ModDate, CreationDate } = Information.parse(info);
  const date = ModDate ?? CreationDate;
  const timestamp = date === null || Number.isNaN(date.getTime()) ? null : date.getTime();
  return { title: Title.trim(), author: Author.trim(), timestamp };
}

async function pageText(document: PdfDocument, number: number): Promise<string> {
  const page = await document.getPage(number);
  const content = await page.getTextContent();
  let text = '';
  for (const item of content.items) {
    if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
  }
  page.cleanup();
  return text.replace(/[ \t]+\n/gu, '\n').trim();
}

function pageBlock(options: {
  readonly page: number;
  readonly text: string;
  readonly pages: number;
  readonly file: string;
  readonly facts: DocumentFacts;
}): ParsedBlock {
  const { page, text, facts } = options;
  return {
    kind: 'page',
    locator: `page ${page}`,
    title: facts.title || (options.file.split('/').at(-1) ?? options.file),
    text,
    ...ownOffsets(text),
    timestamp: facts.timestamp,
    author: facts.author || null,
    thread: null,
    fields: presentFields({ page: String(page), pages: String(options.pages) }),
  };
}
