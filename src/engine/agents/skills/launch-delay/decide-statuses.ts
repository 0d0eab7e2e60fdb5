import { itemStates, statusEvidence } from '../../../memory/graph/index.ts';
import type { Item, ItemState } from '../../../memory/graph/index.ts';
import { statusLabels, statusWordPrefix } from '../../presets/launch-delay/status-word.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';

const dayMs = 24 * 3600 * 1000;
/** Rows asked about for each word: more say the same again. */
const rowsPerWord = 3;
/** No model is so sure that code cannot outweigh it. */
const leastProbability = 0.01;

/**
 * What the tracker's own status words mean where no list knows them. The model reads a few rows of each word; code adds what the dates
 * of all its rows say (`statusEvidence`); the mean log probability of the first and the log likelihood of the second are summed.
 */
export async function decideStatuses(context: TaskContext<unknown>): Promise<Record<string, ItemState>> {
  const { tracker } = readWorkspaceGraph({ blocks: context.blocks, statuses: {} });
  if (tracker === null || tracker.unknownStatuses.length === 0) return {};
  const items = [...tracker.items.values()];
  const asked = tracker.unknownStatuses.flatMap((word) => rowsOf({ items, word }).map((item) => ({ word, item })));
  const decisions = await decideIfAble(context, {
    step: 'status-words',
    prefix: statusWordPrefix,
    items: asked.map(({ item }) => describe({ item, asOf: context.asOf })),
    labels: statusLabels,
  });
  return Object.fromEntries(
    tracker.unknownStatuses.map((word) => {
      const evidence = statusEvidence({ items, status: word, asOf: context.asOf });
      const said = asked.flatMap((one, index) => {
        const labels = one.word === word ? decisions?.[index]?.probabilities : undefined;
        return labels === undefined ? [] : [labels];
      });
      const score = (state: ItemState): number =>
        evidence[state] +
        said.reduce((sum, labels) => sum + Math.log(Math.max(leastProbability, labels[state] ?? 0)), 0) /
          Math.max(1, said.length);
      return [word, itemStates.toSorted((left, right) => score(right) - score(left))[0] ?? 'open'];
    }),
  );
}

/** Rows with a note first: it says most about what the word means. */
function rowsOf(options: { readonly items: readonly Item[]; readonly word: string }): readonly Item[] {
  return options.items
    .filter((item) => item.status === options.word)
    .toSorted((left, right) => Number(right.text !== '') - Number(left.text !== ''))
    .slice(0, rowsPerWord);
}

function describe(options: { readonly item: Item; readonly asOf: number }): string {
  const { item, asOf } = options;
  const days = (time: number): string => {
    const count = Math.round((time - asOf) / dayMs);
    return count > 0 ? `in ${count} days` : `${-count} days ago`;
  };
  const dates = [
    ...(item.due === null ? [] : [`Due ${days(item.due)}`]),
    ...(item.updated === null ? [] : [`last change ${days(item.updated)}`]),
  ];
  return [
    `Word: ${item.status}`,
    `Task: ${item.title}`,
    ...(item.text === '' ? [] : [`Note: ${item.text.replaceAll('\n', ' ').slice(0, 160)}`]),
    ...(dates.length === 0 ? [] : [dates.join(', ')]),
  ].join('\n');
}
