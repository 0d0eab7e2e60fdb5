import type { BlockKind } from '../../../../shared/domain/source.ts';
import { peopleIn, sentenceSpans } from '../../../memory/graph/index.ts';
import { passageLabels, passageStatusPrefix } from '../../presets/launch-delay/passage-status.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { cosine } from '../../../../shared/kernel/cosine.ts';
import type { Cause, Span } from './findings.ts';
import type { Quoted } from './passages.ts';
import { sentencesOf } from './read-evidence.skill.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

const hitsRead = 8;
const sentencesAsked = 10;
/** Looked through apart, because notes hold most plans and there are few of them. */
const placesOfPlans: readonly (readonly BlockKind[])[] = [
  ['passage', 'page'],
  ['mail', 'message'],
];

/**
 * Sentences that say what to do about a cause. They rarely name the item, but speak of the same people and things as its evidence, so
 * they are looked for by the evidence; then each is asked whether it is a plan.
 */
export async function findPlans(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly cause: Cause;
  readonly evidence: readonly Quoted[];
  readonly step: string;
}): Promise<readonly Span[]> {
  const { context, graph, cause, evidence, step } = options;
  const queries = [cause.title, ...evidence.map((passage) => passage.text.slice(0, 300))];
  const blocks = new Map<string, Quoted['block']>();
  for (const query of queries)
    for (const kinds of placesOfPlans)
      for (const { block } of await context.recall({ query, limit: hitsRead, kinds }))
        if (!graph.routine.has(block.id) && !graph.orders.has(block.id)) blocks.set(block.id, block);
  const sentences = [...blocks.values()].flatMap((block) =>
    sentenceSpans(block.text)
      .filter((span) => span.end - span.start >= 20)
      .map((span) => ({ block, span, text: block.text.slice(span.start, span.end) })),
  );
  if (sentences.length === 0) return [];
  const vectors = await context.embed([...queries, ...sentences.map((sentence) => sentence.text)]);
  const near = sentences
    .map((sentence, index) => ({
      ...sentence,
      nearness: Math.max(...queries.map((_, query) => cosine(vectors[query], vectors[queries.length + index]))),
    }))
    .filter((sentence) => sentence.nearness < 0.999)
    .toSorted((left, right) => right.nearness - left.nearness)
    .slice(0, sentencesAsked);
  const decisions = await decideIfAble(context, {
    step,
    prefix: passageStatusPrefix,
    items: near.map(({ block, span }) => sentencesOf({ block, ...span })[0] ?? block.title),
    labels: passageLabels,
  });
  return near
    .map((sentence, index) => {
      const plan = decisions?.[index]?.probabilities['plan'] ?? 0;
      const named = peopleIn({ text: sentence.text, people: graph.people }).length > 0 ? 0.15 : 0;
      return { sentence, plan, score: plan + sentence.nearness + named };
    })
    .filter(({ plan }) => plan >= 0.3)
    .toSorted((left, right) => right.score - left.score)
    .map(({ sentence }) => ({ blockId: sentence.block.id, start: sentence.span.start, end: sentence.span.end }));
}
