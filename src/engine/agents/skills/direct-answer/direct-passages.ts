import type { Quoted } from '../launch-delay/passages.ts';
import { passageHeading, readableText } from '../readable-block.ts';

/** A passage as the models of a direct answer read it: what it is, who wrote it, its words. */
export function directLine({ block, span }: Quoted): string {
  const text = readableText({ block, start: span.start, end: span.end });
  const title = block.title === '' || text.includes(block.title) ? '' : `${block.title}: `;
  return `(${passageHeading(block)}) ${title}${text}`;
}
