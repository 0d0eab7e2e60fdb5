import type { Quoted } from '../launch-delay/passages.ts';
import { passageHeading, readableText } from '../readable-block.ts';

/** Characters of a row as a model reads it. */
const longestRow = 600;

/** A passage as the models of a direct answer read it: what it is, who wrote it, its words; of a row, its columns by name. */
export function directLine({ block, span }: Quoted): string {
  const text = block.kind === 'row' ? rowText(block.fields) : readableText({ block, start: span.start, end: span.end });
  const title = block.title === '' || text.includes(block.title) ? '' : `${block.title}: `;
  return `(${passageHeading(block)}) ${title}${text}`;
}

function rowText(fields: Readonly<Record<string, string>>): string {
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return filled
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ')
    .replace(/\s+/g, ' ')
    .slice(0, longestRow);
}
