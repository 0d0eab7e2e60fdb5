import type { ScoredCitation } from './answer-schema.ts';
import type { Evidence } from './ground-truth.ts';

/** Share of a quote's words that a citation must contain (or the other way round) to count as the same passage. */
const sharedWords = 0.6;
const fewestWords = 4;

const fold = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a text mentions an item id as a whole (`ORN-1` is not in `ORN-12`). */
export function mentionsId(text: string, id: string): boolean {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}

function share(part: readonly string[], whole: readonly string[]): number {
  if (part.length < fewestWords) return 0;
  const known = new Set(whole);
  return part.filter((word) => known.has(word)).length / part.length;
}

/** Whether a citation quotes the passage that a piece of evidence names. */
export function overlaps(citation: ScoredCitation, evidence: Evidence): boolean {
  if (citation.file !== evidence.file) return false;
  // Rows of one table share most of their words, so a row counts only by its id and the quoted cell.
  if ('row' in evidence.locator)
    return mentionsId(citation.text, evidence.locator.row) && fold(citation.text).includes(fold(evidence.quote));
  if (fold(citation.text).includes(fold(evidence.quote))) return true;
  const quoted = words(evidence.quote);
  const cited = words(citation.text);
  return share(quoted, cited) >= sharedWords || share(cited, quoted) >= sharedWords;
}

/** Whether a citation is the row of an item: it shows both the id and the title. */
export function isRowOf(citation: ScoredCitation, item: { readonly taskId: string; readonly title: string }): boolean {
  return mentionsId(citation.text, item.taskId) && fold(citation.text).includes(fold(item.title));
}

export function namesTitle(text: string, title: string): boolean {
  return fold(text).includes(fold(title));
}
