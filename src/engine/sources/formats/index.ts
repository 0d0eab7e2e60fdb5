import { extname } from 'node:path';
import { messageListFormat } from './chat/message-list.format.ts';
import { slackDayFormat } from './chat/slack-day.format.ts';
import { slackDirectoryFormat } from './chat/slack-directory.format.ts';
import { csvFormat } from './csv/csv.format.ts';
import { emlFormat } from './eml/eml.format.ts';
import type { Format, SniffInput } from './format.ts';
import { bundleFormat, repositoryFormat } from './git/git.format.ts';
import { htmlFormat } from './html/html.format.ts';
import { icsFormat } from './ics/ics.format.ts';
import { markdownFormat } from './markdown/markdown.format.ts';
import { mboxFormat } from './mbox/mbox.format.ts';
import { pdfFormat } from './pdf/pdf.format.ts';
import { plainTextFormat } from './plain-text/plain-text.format.ts';

export { readFileBlocks } from './read-file-blocks.ts';
export { defaultLimits } from './format.ts';
export type { FormatLimits } from './format.ts';

/** Every format, the most particular first. Loaded only in the parser process. */
export const formats: readonly Format[] = [
  repositoryFormat,
  bundleFormat,
  pdfFormat,
  icsFormat,
  mboxFormat,
  emlFormat,
  slackDirectoryFormat,
  slackDayFormat,
  messageListFormat,
  csvFormat,
  markdownFormat,
  htmlFormat,
  plainTextFormat,
];

/** Text files that are not documents to read: what they hold needs a reader of its own. */
const notYetRead = new Set(['vcf', 'rtf', 'svg', 'ps', 'eps']);

/** The format of a file: its extension where the content agrees, else the first that the content proves; null for none. */
export function chooseFormat(input: SniffInput): Format | null {
  const extension = extname(input.file).slice(1).toLowerCase();
  if (notYetRead.has(extension)) return null;
  const named = formats.find((format) => format.extensions.includes(extension) && format.sniff(input) !== 'no');
  return named ?? formats.find((format) => format.sniff(input) === 'sure') ?? null;
}
