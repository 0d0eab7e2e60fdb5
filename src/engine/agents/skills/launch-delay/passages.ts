import type { Block } from '../../../../shared/domain/source.ts';
import { sentenceSpans } from '../../../memory/graph/index.ts';
import type { Item } from '../../../memory/graph/index.ts';
import type { BlockReader } from '../../../sources/index.ts';
import type { Span } from './findings.ts';
import { passageHeading, readableText } from '../readable-block.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

const dayMs = 24 * 3600 * 1000;

/** A cited stretch with its block. */
export type Quoted = { readonly block: Block; readonly span: Span; readonly text: string };

/** Resolves spans to blocks; one that no longer resolves is left out, as are repetitions. */
export function quoteSpans(options: {
  readonly spans: readonly Span[];
  readonly blocks: BlockReader;
}): readonly Quoted[] {
  const seen = new Set<string>();
  return options.spans.flatMap((span) => {
    const block = options.blocks.byId(span.blockId);
    const key = `${span.blockId}|${span.start}|${span.end}`;
    if (block === null || seen.has(key)) return [];
    seen.add(key);
    return [{ block, span, text: block.text.slice(span.start, span.end) }];
  });
}

/** A passage as a model reads it. Silence is a fact of the thread's structure, so code states it. */
export function passageLine(options: {
  readonly quoted: Quoted;
  readonly graph: WorkspaceGraph;
  readonly asOf: number;
}): string {
  const { quoted, graph, asOf } = options;
  const silent = isUnanswered({ block: quoted.block, graph, asOf }) ? ', no reply since' : '';
  return `- (${passageHeading(quoted.block)}${silent}) ${readableText({ block: quoted.block, start: quoted.span.start, end: quoted.span.end })}`;
}

/** The last word of a thread, a question, at least a day old. */
export function isUnanswered(options: {
  readonly block: Block;
  readonly graph: WorkspaceGraph;
  readonly asOf: number;
}): boolean {
  const { block, graph, asOf } = options;
  if (block.thread === null || !/[?？]/.test(block.text)) return false;
  const last = graph.threads.get(block.thread)?.at(-1);
  return last?.id === block.id && asOf - (block.timestamp ?? asOf) >= dayMs;
}

/** The sentence of a passage that shares most words with a title: what to quote when a phrased sentence did not pass. */
export function keySentence(options: { readonly text: string; readonly words: readonly string[] }): string {
  const { text, words } = options;
  const sentences = sentenceSpans(text).map((span) => text.slice(span.start, span.end));
  const score = (sentence: string): number =>
    words.filter((word) => sentence.toLowerCase().includes(word)).length + Math.min(1, sentence.length / 120);
  return sentences.toSorted((left, right) => score(right) - score(left))[0] ?? text.slice(0, 200);
}

/** The whole row of an item, to be cited. */
export function rowSpan(item: Item): Span {
  return { blockId: item.block.id, start: 0, end: item.block.text.length };
}
