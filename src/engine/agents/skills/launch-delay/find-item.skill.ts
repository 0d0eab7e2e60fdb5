import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import { foldText, isUnfinished, openBlockers, wordOverlaps } from '../../../memory/graph/index.ts';
import type { Item, Tracker } from '../../../memory/graph/index.ts';
import { itemMatchPrefix, matchLabels } from '../../presets/launch-delay/item-match.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { decideStatuses } from './decide-statuses.ts';
import { cosine } from '../../../../shared/kernel/cosine.ts';
import { Launch } from './findings.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';

const shortlist = 6;

/** Finds the tracker item that the question asks about: likeness and structure shortlist it, a model confirms it. */
export const findItem = defineSkill({
  name: 'find-item',
  input: z.strictObject({}),
  output: Launch,
  async run(context) {
    const statuses = await decideStatuses(context);
    const { tracker } = readWorkspaceGraph({ blocks: context.blocks, statuses });
    const found = tracker === null ? null : await chooseItem({ context, tracker });
    if (found === null) {
      const title = questionFocus(context.question);
      const openIssues = [
        'No task tracker was found in these sources: the answer rests on text alone and is less certain.',
      ];
      const output: Launch = { mode: 'text', itemId: null, title, confidence: 0.5, statuses };
      return ok({
        output,
        summary: `No tracker item; working from text about “${title}”`,
        confidence: 0.5,
        openIssues,
      });
    }
    const { item, confidence } = found;
    const output: Launch = { mode: 'structure', itemId: item.id, title: item.title, confidence, statuses };
    return ok({ output, summary: `${item.id} “${item.title}”`, confidence, openIssues: [] });
  },
});

/** The words of the question up to where it turns to something else; what a text search can use. */
export function questionFocus(question: string): string {
  const first = question.split(/[,;?]/)[0] ?? question;
  return (
    first
      .replace(
        /^[\s¿¡]*(why|what|warum|wieso|weshalb|pourquoi|por qu[eé]|perch[eé]|waarom)\s+(is|are|does|did|has|have|holds up|ist|sind|est|se|è|is)?\s*/i,
        '',
      )
      .trim() || question
  );
}

async function chooseItem(options: {
  readonly context: TaskContext<unknown>;
  readonly tracker: Tracker;
}): Promise<{ item: Item; confidence: number } | null> {
  const { context, tracker } = options;
  const open = [...tracker.items.values()].filter((item) => isUnfinished(item.state));
  if (open.length === 0) return null;
  const vectors = await context.embed([
    context.question,
    questionFocus(context.question),
    ...open.map((item) => `${item.project ?? ''} ${item.title}`.trim()),
  ]);
  const [whole, focus] = [vectors[0], vectors[1]];
  const overlaps = wordOverlaps({ question: questionFocus(context.question), texts: open.map(({ title }) => title) });
  const names = properNames(context.question);
  const scored = open.map((item, index) => {
    const vector = vectors[index + 2];
    const likeness =
      whole === undefined || focus === undefined || vector === undefined
        ? 0
        : (cosine(whole, vector) + cosine(focus, vector)) / 2;
    const folded = ` ${foldText(`${item.project ?? ''} ${item.title}`)} `;
    const named = names.length === 0 ? 0 : names.filter((name) => folded.includes(` ${name} `)).length / names.length;
    const waits = openBlockers({ tracker, root: item.id }).length;
    const shared = 0.25 * (overlaps[index] ?? 0);
    return { item, score: likeness + shared + 0.25 * named + 0.2 * Math.min(1, waits / 4) };
  });
  const top = scored.toSorted((left, right) => right.score - left.score).slice(0, shortlist);
  const decisions = await decideIfAble(context, {
    step: 'match',
    prefix: itemMatchPrefix,
    items: top.map(({ item }) => `Question: ${questionFocus(context.question)}\nTask: ${item.title}`),
    labels: matchLabels,
  });
  const judged = top
    .map(({ item, score }, index) => ({ item, score: score + 0.3 * (decisions?.[index]?.probabilities['yes'] ?? 0) }))
    .toSorted((left, right) => right.score - left.score);
  const [best, next] = judged;
  if (best === undefined || best.score < 0.35) return null;
  return { item: best.item, confidence: Math.min(1, 0.5 + (best.score - (next?.score ?? 0))) };
}

/** Capitalised words inside the question, folded: names of products and projects, which say more than likeness. */
function properNames(question: string): readonly string[] {
  const words = [...question.matchAll(/(?<=\S\s+)\p{Lu}[\p{L}\p{N}-]{2,}/gu)].map((match) => foldText(match[0]));
  return [...new Set(words)];
}
