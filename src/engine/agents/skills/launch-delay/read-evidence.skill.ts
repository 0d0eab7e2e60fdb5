import { z } from 'zod';
import { BlockKind } from '../../../../shared/domain/source.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { sentenceSpans } from '../../../memory/graph/index.ts';
import { passageLabels, passageStatusPrefix } from '../../presets/launch-delay/passage-status.ts';
import { defineSkill } from '../../skill.ts';
import type { RoutedDecision } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { findPassages } from './find-passages.ts';
import type { FoundPassage, Topic } from './find-passages.ts';
import { Readings, Trace } from './findings.ts';
import type { Reading } from './findings.ts';
import { kindNames } from '../readable-block.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

/** Sentences read of one passage; what a passage says about work being stuck stands in one or two of them. */
const sentencesPerPassage = 5;
const shortestSentence = 12;

/** One specialist's work: what the passages of its kind of source say about each item of the chain. */
export const readEvidence = defineSkill({
  name: 'read-evidence',
  input: z.strictObject({ kinds: z.array(BlockKind).min(1), trace: Trace }),
  output: Readings,
  async run(context) {
    const { trace, kinds } = context.input;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: trace.launch.statuses });
    const found: FoundPassage[] = [];
    for (const topic of topicsOf({ graph, trace }))
      found.push(...(await findPassages({ context, graph, topic, kinds })));
    if (found.length === 0)
      return ok({
        output: { readings: [] },
        summary: 'Nothing here speaks of these items',
        confidence: 1,
        openIssues: [],
      });
    const sentences = uniqueSentences(found);
    context.progress({ note: 'reading sentences', done: 0, total: sentences.length });
    const decisions = await decideIfAble(context, {
      step: 'passage-status',
      prefix: passageStatusPrefix,
      items: sentences,
      labels: passageLabels,
    });
    const bySentence = new Map(sentences.map((sentence, index) => [sentence, decisions?.[index]]));
    const readings = found.map((passage) => readingOf({ passage, bySentence }));
    const count = (label: 'stuck' | 'solved' | 'plan'): number =>
      readings.filter((reading) => reading[label] >= 0.5).length;
    const summary = `${readings.length} passages read: ${count('stuck')} stuck, ${count('solved')} solved, ${count('plan')} plans`;
    const ordering = [...graph.orders].filter((id) =>
      kinds.some((kind) => kind === context.blocks.byId(id)?.kind),
    ).length;
    const openIssues =
      ordering === 0 ? [] : [`${ordering} texts tell their reader what to answer; they were not taken as evidence.`];
    return ok({ output: { readings }, summary, confidence: 1, openIssues });
  },
});

/** The id under which readings about the launch itself are kept in text mode. */
export const launchTopic = 'launch';

/** Roots of the chain are read widely: they may be causes. The others only where a passage names them: one may be settled. */
function topicsOf(options: { readonly graph: WorkspaceGraph; readonly trace: Trace }): readonly Topic[] {
  const { graph, trace } = options;
  if (trace.launch.mode === 'text')
    return [{ id: launchTopic, title: trace.launch.title, text: '', owner: null, reach: 'topic' }];
  const waiting = new Set(trace.links.map((link) => link.blocked));
  return trace.itemIds.flatMap((id) => {
    const item = graph.tracker?.items.get(id);
    if (item === undefined) return [];
    return [
      {
        id,
        title: item.title,
        text: item.text,
        owner: item.owner,
        reach: waiting.has(id) ? ('named' as const) : ('root' as const),
      },
    ];
  });
}

/** The sentences of a passage as the status question asks about them: who wrote them only distracts the model. */
export function sentencesOf(passage: Pick<FoundPassage, 'block' | 'start' | 'end'>): readonly string[] {
  const { block, start, end } = passage;
  if (block.kind === 'event') return [`${kindNames.event}: ${block.title}`];
  const whole = start === 0 && end === block.text.length;
  const text = (whole ? (block.fields['readable'] ?? block.text) : block.text.slice(start, end)).replaceAll(
    '&amp;',
    '&',
  );
  const sentences = sentenceSpans(text)
    .map((span) => text.slice(span.start, span.end))
    .filter((sentence) => sentence.length >= shortestSentence);
  return sentences
    .slice(0, sentencesPerPassage)
    .map((sentence) => `${kindNames[block.kind]}: ${sentence.slice(0, 240)}`);
}

function uniqueSentences(found: readonly FoundPassage[]): readonly string[] {
  return [...new Set(found.flatMap(sentencesOf))];
}

function readingOf(options: {
  readonly passage: FoundPassage;
  readonly bySentence: ReadonlyMap<string, RoutedDecision | undefined>;
}): Reading {
  const { passage, bySentence } = options;
  const decisions = sentencesOf(passage).flatMap((sentence) => bySentence.get(sentence) ?? []);
  const highest = (label: string): number =>
    Math.max(0, ...decisions.map((decision) => decision.probabilities[label] ?? 0));
  const { topic, block, start, end, found, relevance } = passage;
  return {
    itemId: topic.id,
    blockId: block.id,
    kind: block.kind,
    start,
    end,
    found,
    relevance,
    stuck: highest('stuck'),
    solved: highest('solved'),
    plan: highest('plan'),
    timestamp: block.timestamp,
  };
}
