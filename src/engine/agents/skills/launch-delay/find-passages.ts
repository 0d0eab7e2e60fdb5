import type { Block, BlockKind } from '../../../../shared/domain/source.ts';
import { cosine } from '../../../../shared/kernel/cosine.ts';
import { bestWindow, contentWords, peopleIn, sentenceSpans } from '../../../memory/graph/index.ts';
import type { TextSpan } from '../../../memory/graph/index.ts';
import type { TaskContext } from '../../skill.ts';
import type { Reading } from './findings.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

/** What is looked for, and how widely: a root of the chain by everything, other items only where they are named, a topic by search. */
export type Topic = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly owner: string | null;
  readonly reach: 'root' | 'named' | 'topic';
};

export type FoundPassage = {
  readonly topic: Topic;
  readonly block: Block;
  /** Characters of the block's text: a line of a note, the whole of a short text, else the window with most of the topic's words. */
  readonly start: number;
  readonly end: number;
  readonly found: Reading['found'];
  readonly relevance: number;
};

type Candidate = {
  readonly block: Block;
  readonly span: TextSpan;
  readonly found: Reading['found'];
  readonly named: number;
};

const limits = { root: 6, named: 3, topic: 24 } as const;
/** A commit rarely explains why something waits, and there are many. */
const commitLimit = 3;
const windowLimit = 480;
const ownersShare = 3;

/** Passages of some kinds of source about one topic: those that name it, their threads, its owner's words, and what search ranks high. */
export async function findPassages(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly topic: Topic;
  readonly kinds: readonly BlockKind[];
}): Promise<readonly FoundPassage[]> {
  const { context, graph, topic, kinds } = options;
  const limit = kinds.every((kind) => kind === 'commit')
    ? Math.min(commitLimit, limits[topic.reach])
    : limits[topic.reach];
  const named = [
    ...namedCandidates({ graph, topic, kinds }),
    ...(topic.reach === 'root' && kinds.includes('event') ? absences(options) : []),
  ];
  const others =
    topic.reach === 'named'
      ? []
      : await otherCandidates({
          ...options,
          kinds: kinds.filter((kind) => kind !== 'event'),
          limit,
          taken: new Set(named.map(({ block }) => block.id)),
        });
  const candidates = [...named, ...others];
  if (candidates.length === 0) return [];
  const target = `${topic.title}. ${topic.text}`.slice(0, 300);
  const vectors = await context.embed([
    topic.title,
    target,
    ...candidates.map(
      ({ block, span }) =>
        `${block.kind === 'mail' ? `${block.title}. ` : ''}${block.text.slice(span.start, span.end)}`,
    ),
  ]);
  const ranked = candidates
    .map((candidate, index) => {
      const likeness = Math.max(cosine(vectors[0], vectors[index + 2]), cosine(vectors[1], vectors[index + 2]));
      const owners = topic.owner !== null && candidate.block.author === topic.owner ? 0.15 : 0;
      return { ...candidate, relevance: Math.min(1, Math.max(candidate.named, scaled(likeness) + owners)) };
    })
    .toSorted((left, right) => right.relevance - left.relevance);
  return ranked
    .slice(0, topic.reach === 'root' && limit > ownersShare ? limit + ownersShare : limit)
    .map(({ block, span, found, relevance }) => ({ topic, block, found, relevance, ...span }));
}

/** Cosines of the shipped embedder: about 0.15 between strangers, above 0.6 for the same thing in other words. */
function scaled(likeness: number): number {
  return Math.max(0, (likeness - 0.15) / 0.45);
}

function namedCandidates(options: {
  readonly graph: WorkspaceGraph;
  readonly topic: Topic;
  readonly kinds: readonly BlockKind[];
}): readonly Candidate[] {
  const { graph, topic, kinds } = options;
  return (graph.mentioning.get(topic.id) ?? [])
    .filter(
      ({ block, mention }) =>
        kinds.includes(block.kind) &&
        (mention.by === 'id' || !(graph.routine.has(block.id) || graph.orders.has(block.id))),
    )
    .toSorted(
      (left, right) =>
        right.mention.strength - left.mention.strength || (right.block.timestamp ?? 0) - (left.block.timestamp ?? 0),
    )
    .slice(0, limits.root)
    .flatMap(({ block, mention }) =>
      spansOf({ block, topic, graph }).map((span) => ({
        block,
        span,
        found: mention.by,
        named: mention.by === 'id' ? 1 : 0.9,
      })),
    );
}

const nearNowMs = 21 * 24 * 3600 * 1000;

/** Whole-day calendar entries around now of the people who are named with the topic: who is away explains much. */
function absences(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly topic: Topic;
}): readonly Candidate[] {
  const { context, graph, topic } = options;
  const said = (graph.mentioning.get(topic.id) ?? []).flatMap(({ block }) => [
    block,
    ...(graph.threads.get(block.thread ?? '') ?? []),
  ]);
  const text = [topic.owner ?? '', ...said.map((block) => `${block.author ?? ''} ${block.text}`)].join('\n');
  const concerned = peopleIn({ text, people: graph.people });
  return context.blocks.all({ kinds: ['event'] }).flatMap((block) => {
    const start = Date.parse(block.fields['start'] ?? '');
    const end = Date.parse(block.fields['end'] ?? block.fields['start'] ?? '');
    const near = start - nearNowMs <= context.asOf && end + nearNowMs >= context.asOf;
    const whole = block.fields['wholeDay'] !== undefined && block.fields['status'] !== 'CANCELLED';
    if (!near || !whole || peopleIn({ text: block.title, people: concerned }).length === 0) return [];
    return [{ block, span: { start: 0, end: block.text.length }, found: 'search' as const, named: 0.6 }];
  });
}

/** A note lists many things: the lines that name the topic are taken, or each line when none does. Other texts are read whole or by window. */
function spansOf(options: {
  readonly block: Block;
  readonly topic: Topic;
  readonly graph: WorkspaceGraph;
}): readonly TextSpan[] {
  const { block, topic, graph } = options;
  if (block.kind !== 'passage' && block.kind !== 'page')
    return [bestWindow({ text: block.text, words: [topic.id, ...contentWords(topic.title)], limit: windowLimit })];
  const lines = sentenceSpans(block.text).filter((span) => span.end - span.start >= 15);
  const naming = lines.filter((span) =>
    graph.mentionsIn(block.text.slice(span.start, span.end)).some((mention) => mention.itemId === topic.id),
  );
  return naming.length > 0 ? naming : lines;
}

async function otherCandidates(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly topic: Topic;
  readonly kinds: readonly BlockKind[];
  readonly limit: number;
  readonly taken: ReadonlySet<string>;
}): Promise<readonly Candidate[]> {
  const { context, graph, topic, kinds, limit, taken } = options;
  const found = new Map<string, Candidate[]>();
  const add = (block: Block, by: Reading['found'], named: number): void => {
    if (
      taken.has(block.id) ||
      found.has(block.id) ||
      !kinds.includes(block.kind) ||
      graph.routine.has(block.id) ||
      graph.orders.has(block.id)
    )
      return;
    found.set(
      block.id,
      spansOf({ block, topic, graph }).map((span) => ({ block, span, found: by, named })),
    );
  };
  // What is said in the same thread usually goes on about the same item without naming it again.
  for (const { block } of graph.mentioning.get(topic.id) ?? [])
    for (const member of graph.threads.get(block.thread ?? '') ?? []) add(member, 'thread', 0.5);
  const queries = topic.text === '' ? [topic.title] : [topic.title, `${topic.title} ${topic.text}`.slice(0, 300)];
  for (const query of queries)
    for (const { block } of await context.recall({ query, limit: limit * 2, kinds })) add(block, 'search', 0);
  if (topic.owner !== null)
    for (const { block } of await context.recall({ query: `${topic.owner} ${topic.title}`, limit, kinds }))
      add(block, 'search', 0);
  return [...found.values()].flat();
}
