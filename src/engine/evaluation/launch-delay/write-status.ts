import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { isoDay } from './dates.ts';
import type { Drafts, FoundEvidence, Written } from './drafts.ts';
import { readMarks } from './marked-text.ts';
import type { World } from './world.ts';

const file = 'status-report.pdf';
const pageSize: [number, number] = [595, 842];
const lineHeight = 16;

interface Line {
  readonly text: string;
  readonly heading: boolean;
}

/** Breaks a paragraph at blanks so that a line fits the page. */
function wrap(text: string, font: PDFFont, size: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (font.widthOfTextAtSize(longer, size) > pageSize[0] - 120 && current !== '') {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function drawPage(options: {
  readonly page: PDFPage;
  readonly lines: readonly Line[];
  readonly font: PDFFont;
  readonly bold: PDFFont;
}): void {
  const { page, lines, font, bold } = options;
  let y = pageSize[1] - 70;
  for (const line of lines) {
    page.drawText(line.text, { x: 60, y, size: line.heading ? 14 : 11, font: line.heading ? bold : font });
    y -= line.heading ? lineHeight * 1.6 : lineHeight;
  }
}

/** The two-page status report. It is older than the last decisions, so its date for the launch is the outdated one. */
export async function writeStatus(world: World, drafts: Drafts): Promise<Written> {
  const written = world.clock.day(11);
  const document = await PDFDocument.create();
  document.setTitle('Status report');
  document.setAuthor(world.people.lead.name);
  document.setProducer('status');
  document.setCreator('status');
  document.setCreationDate(new Date(written));
  document.setModificationDate(new Date(written));
  const font = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const found: FoundEvidence[] = [];
  const pages = (['progress', 'risks'] as const).map((section, index): Line[] => {
    const heading: Line[] =
      index === 0
        ? [
            { text: `${world.company}: status report`, heading: true },
            { text: `Date ${isoDay(written)}, written by ${world.people.lead.name}`, heading: false },
            { text: '', heading: false },
            { text: 'Progress', heading: true },
          ]
        : [{ text: 'Risks and remarks', heading: true }];
    const entries = world.random
      .fork(`status-${section}`)
      .shuffle(drafts.status.filter((line) => line.section === section));
    const body = entries.flatMap((entry) => {
      const { text, quotes } = readMarks(entry.text);
      if (entry.key !== '')
        found.push({ key: entry.key, tag: 'story', evidence: { file, locator: { page: index + 1 }, quote: text } });
      for (const { tag, quote } of quotes)
        found.push({ key: entry.key, tag, evidence: { file, locator: { page: index + 1 }, quote } });
      return [...wrap(text, font, 11).map((line) => ({ text: line, heading: false })), { text: '', heading: false }];
    });
    return [...heading, ...body];
  });
  for (const lines of pages) drawPage({ page: document.addPage(pageSize), lines, font, bold });
  return { files: new Map([[file, await document.save({ useObjectStreams: false })]]), found };
}
