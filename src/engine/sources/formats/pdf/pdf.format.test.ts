import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readContent } from '../../../testing/read-fixture.ts';

async function report(pages: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle('Status');
  document.setAuthor('Ana Ruiz');
  document.setModificationDate(new Date(Date.UTC(2026, 2, 11)));
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const text of pages) {
    const page = document.addPage();
    text.split('\n').forEach((line, index) => page.drawText(line, { x: 50, y: 700 - 20 * index, size: 12, font }));
  }
  return document.save();
}

it('reads a PDF page by page and reports pages without text', async () => {
  const { format, blocks, problems } = await readContent({
    file: 'status.pdf',
    content: await report(['The launch moves\nto 22 April.', '', 'Risks: the lens.']),
  });
  expect(format).toBe('pdf');
  expect(blocks).toEqual([
    {
      kind: 'page',
      locator: 'page 1',
      title: 'Status',
      text: 'The launch moves\nto 22 April.',
      start: 0,
      end: 29,
      timestamp: Date.UTC(2026, 2, 11),
      author: 'Ana Ruiz',
      thread: null,
      fields: { page: '1', pages: '3' },
    },
    {
      kind: 'page',
      locator: 'page 3',
      title: 'Status',
      text: 'Risks: the lens.',
      start: 0,
      end: 16,
      timestamp: Date.UTC(2026, 2, 11),
      author: 'Ana Ruiz',
      thread: null,
      fields: { page: '3', pages: '3' },
    },
  ]);
  expect(problems).toEqual([
    { code: 'no-text', message: '1 of 3 pages hold no text (2); scanned pages are not searchable.' },
  ]);
});

it('survives a PDF that is cut off', async () => {
  const whole = await report(['One page.']);
  const { blocks, problems } = await readContent({ file: 'cut.pdf', content: whole.subarray(0, whole.length / 2) });
  expect(blocks.length + problems.length).toBeGreaterThan(0);
  expect(problems.every(({ code }) => code === 'damaged' || code === 'no-text')).toBe(true);
});
