import type { Citation } from '../../../shared/domain/answer.ts';

/** Tells cited stretches apart: two citations can lead to one passage and quote different words of it. */
export function citationKey({ file, locator, text }: Omit<Citation, 'n'>): string {
  return [file, locator, text].join('\n');
}
