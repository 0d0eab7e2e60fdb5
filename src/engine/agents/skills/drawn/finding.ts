import type { Answer, Citation, ClaimVerdict } from '../../../../shared/domain/answer.ts';
import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { DraftClaim } from '../../skill.ts';
import { decidingText } from './deciding-text.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { blockOf } from './item-text.ts';
import { rowsOf, valuesOf } from './own-fields.ts';

type Quote = DraftClaim['citations'][number];

/** What is said of one item, and whether it may be shown. */
export type Finding = {
  readonly item: HandedItem;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  readonly shown: boolean;
  readonly reason: string;
  /** A sentence about it was written and did not pass, so it speaks for itself. */
  readonly unworded?: boolean;
  readonly quotes: readonly Quote[];
};

/** Rows cited under one computed number; the rest is counted. */
const mostRows = 12;

/** Where an item stands, verbatim: its own stretch, or the rows that it was computed from. */
export function quotesOf(options: {
  readonly item: HandedItem;
  readonly blocks: DrawnContext['blocks'];
}): readonly Quote[] {
  const { item, blocks } = options;
  const { source } = item;
  if (source !== null)
    return blockOf(options) === null ? [] : [{ file: source.file, locator: source.locator, text: item.text }];
  return rowsOf(item)
    .slice(0, mostRows)
    .flatMap((id) => blocks.byId(id) ?? [])
    .map(({ file, locator, text }) => ({ file, locator, text }));
}

/** An item in words that need no check, because they are its own: its values, or itself as a quotation. */
export function plainWords(options: { readonly item: HandedItem; readonly blocks: DrawnContext['blocks'] }): string {
  const { item } = options;
  const values = valuesOf(item);
  if (values.length > 0) return wordValues(values);
  if (item.source === null) return item.text;
  const block = blockOf(options);
  if (block?.kind === 'row') return `${block.locator.replace(/^row /, '')}: ${oneLine(decidingText(item))}`;
  const author = block?.author ?? '';
  return `“${oneLine(item.text)}”${author === '' ? '' : ` (${author})`}`;
}

/** "Marta Lindqvist: orders 40 chairs (due 2026-05-12)": words in the order of the fields, days and numbers with their names. */
function wordValues(values: readonly (readonly [string, string])[]): string {
  const isMeasure = (value: string): boolean => /^[\d.,:\s-]+$/.test(value);
  const words = values.filter(([, value]) => !isMeasure(value)).map(([, value]) => value);
  const measures = values.filter(([, value]) => isMeasure(value)).map(([name, value]) => `${name} ${value}`);
  if (words.length === 0) return measures.join(', ');
  return measures.length === 0 ? words.join(': ') : `${words.join(': ')} (${measures.join(', ')})`;
}

function oneLine(text: string): string {
  const line = text
    .replace(/^[\s*\-•#>]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}

/** Records the verdict on each finding; what is shown afterwards is exactly what was concluded here. */
export function concludeFindings(context: DrawnContext, findings: readonly Finding[]): void {
  for (const [index, { text, verdict, shown, reason, quotes }] of findings.entries())
    context.conclude({
      claimId: `finding-${index + 1}`,
      kind: 'finding',
      text,
      verdict,
      shown,
      reason,
      citations: quotes,
    });
}

/** The report, by code: one list item per finding, under its label where there are labels, with numbered citations. */
export function assembleFindings(options: {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
}): Answer {
  const shown = options.findings.filter((finding) => finding.shown);
  const citations: Citation[] = [];
  const numberOf = (quote: Quote): number => {
    const known = citations.find(
      ({ file, locator, text }) => file === quote.file && locator === quote.locator && text === quote.text,
    );
    if (known !== undefined) return known.n;
    citations.push({ ...quote, n: citations.length + 1 });
    return citations.length;
  };
  const groups = groupByLabel(shown);
  const lines: string[] = [];
  const claims: Answer['claims'] = [];
  for (const [label, findings] of groups) {
    if (label !== null && groups.length > 1) lines.push('', `### ${label}`, '');
    for (const { text, verdict, quotes } of findings) {
      const numbers = [...new Set(quotes.map(numberOf))];
      claims.push({ text, kind: 'finding', verdict, citations: numbers });
      const doubt = verdict === 'unsure' ? ' *(not checked by a model)*' : '';
      lines.push(`- ${text} ${numbers.map((n) => `[${n}]`).join('')}${doubt}`.trimEnd());
    }
  }
  if (shown.length === 0) lines.push('Nothing in these sources answers the question.');
  for (const note of options.notes) lines.push('', `*${note}*`);
  return { markdown: lines.join('\n').trim(), claims, citations };
}

/** One group without a heading where no item has a label. */
function groupByLabel(findings: readonly Finding[]): readonly (readonly [string | null, readonly Finding[]])[] {
  const groups = new Map<string | null, Finding[]>();
  for (const finding of findings) groups.set(finding.item.label, [...(groups.get(finding.item.label) ?? []), finding]);
  return [...groups];
}
