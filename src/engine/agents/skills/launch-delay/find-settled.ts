import type { Block } from '../../../../shared/domain/source.ts';
import { openBlockers, peopleIn } from '../../../memory/graph/index.ts';
import type { Item, MentionFinder, Tracker } from '../../../memory/graph/index.ts';
import { finishedLabels, itemFinishedPrefix } from '../../presets/launch-delay/item-finished.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import type { Reading, Settlement, Span, Trace } from './findings.ts';
import { byBlocked } from './trace-blockers.skill.ts';

/**
 * From this score on a message counts as the end of its task. On the development companies what ended a task scored 0.77 and more,
 * what did not at most 0.55; the probabilities are of two questions, one with the task and one without it.
 */
const finishedAt = 0.65;
const weights = { finished: 0.7, solved: 0.3 };
/** Messages asked about for each item: those that name it, then the nearest. */
const messagesPerItem = 4;
/** People write "notice is live", not "task 30, privacy notice, is done": what the owner said later and near the item is asked about. */
const nearEnough = 0.3;
const mostCharacters = 400;

type Settled = Settlement['settled'];
type Settling = {
  readonly context: TaskContext<unknown>;
  readonly tracker: Tracker;
  readonly mentionsIn: MentionFinder;
  readonly trace: Trace;
  readonly root: string;
  readonly readings: readonly Reading[];
};

export function openAfter(options: Pick<Settling, 'tracker' | 'trace' | 'root'> & { readonly settled: Settled }) {
  const { tracker, trace, root, settled } = options;
  const extra = byBlocked(trace.links.filter((link) => link.by === 'text'));
  return openBlockers({ tracker, root, extra, settled: new Set(settled.map(({ itemId }) => itemId)) });
}

/**
 * Items that the tracker still has open although their owner, or a note of the owner's words, has since said that they are finished.
 * Only what nothing else holds up can be finished, so the chain is settled from its ends; each round may free the next item.
 */
export async function findSettled(settling: Settling): Promise<Settled> {
  const last = await lastWords(settling);
  const settled: { itemId: string; evidence: Span }[] = [];
  for (;;) {
    const open = openAfter({ ...settling, settled });
    const waiting = new Set(open.flatMap(({ blocks }) => blocks));
    const found = open.flatMap(({ item }) => {
      const reading = waiting.has(item.id) ? undefined : last.get(item.id);
      return reading === undefined
        ? []
        : [{ itemId: item.id, evidence: { blockId: reading.blockId, start: reading.start, end: reading.end } }];
    });
    if (found.length === 0) return settled;
    settled.push(...found);
  }
}

/** For each open item the newest message after the row's last change that says it is finished, unless a newer one says "stuck". */
async function lastWords(settling: Settling): Promise<ReadonlyMap<string, Reading>> {
  const { context, readings } = settling;
  const candidates = openAfter({ ...settling, settled: [] }).flatMap(({ item }) => candidatesFor({ item, settling }));
  const decisions = await decideIfAble(context, {
    step: 'finished',
    prefix: itemFinishedPrefix,
    items: candidates.map(({ item, block, reading }) => {
      const text = block.text
        .slice(reading.start, reading.end)
        .slice(0, mostCharacters)
        .replace(/\s*\n\s*/g, ' ');
      return `Task: ${item.title} (${item.id})\nMessage: ${text}`;
    }),
    labels: finishedLabels,
  });
  const ends = candidates.flatMap(({ item, reading }, index) => {
    const asked = decisions?.[index]?.probabilities['finished'] ?? 0;
    const score = weights.finished * asked + weights.solved * reading.solved;
    return score >= finishedAt ? [{ item, reading, score }] : [];
  });
  const last = new Map<string, Reading>();
  for (const { item, reading, score } of ends) {
    // One message ends one task: the one that it fits best.
    if (ends.some((other) => other.reading.blockId === reading.blockId && other.score > score)) continue;
    const later = last.get(item.id);
    if (later === undefined || (reading.timestamp ?? 0) > (later.timestamp ?? 0)) last.set(item.id, reading);
  }
  return new Map([...last].filter(([id, reading]) => !isContradicted({ id, reading, readings })));
}

function candidatesFor(options: { readonly item: Item; readonly settling: Settling }) {
  const { item, settling } = options;
  return settling.readings
    .flatMap((reading) => {
      const block = reading.itemId === item.id ? settling.context.blocks.byId(reading.blockId) : null;
      const near = isNamed(reading) || reading.relevance >= nearEnough;
      const isLater = (reading.timestamp ?? 0) >= (item.updated ?? 0);
      if (block === null || !near || !isLater || !isReleased(block) || !isOwnersWord({ item, block })) return [];
      return namesOnlyOthers({ item, reading, block, settling }) ? [] : [{ item, block, reading }];
    })
    .toSorted(
      (left, right) =>
        Number(isNamed(right.reading)) - Number(isNamed(left.reading)) ||
        right.reading.relevance - left.reading.relevance,
    )
    .slice(0, messagesPerItem);
}

/** A message that names another task by its id or title speaks of that one. */
function namesOnlyOthers(options: {
  readonly item: Item;
  readonly reading: Reading;
  readonly block: Block;
  readonly settling: Settling;
}): boolean {
  const { item, reading, block, settling } = options;
  const named = settling.mentionsIn(`${block.title}\n${block.text.slice(reading.start, reading.end)}`);
  return named.length > 0 && named.every(({ itemId }) => itemId !== item.id);
}

function isNamed(reading: Reading): boolean {
  return reading.found === 'id' || reading.found === 'title';
}

function isContradicted(options: {
  readonly id: string;
  readonly reading: Reading;
  readonly readings: readonly Reading[];
}): boolean {
  return options.readings.some(
    (later) =>
      later.itemId === options.id &&
      isNamed(later) &&
      later.stuck >= 0.5 &&
      (later.timestamp ?? 0) > (options.reading.timestamp ?? 0),
  );
}

/** A commit settles nothing while it lies on a side branch only. */
function isReleased(block: Block): boolean {
  if (block.kind !== 'commit') return true;
  const branches = (block.fields['branches'] ?? '').split(/[,\s]+/);
  return branches.some((branch) => /^(main|master|trunk|develop)$/.test(branch));
}

function isOwnersWord(options: { readonly item: Item; readonly block: Block }): boolean {
  const { item, block } = options;
  if (item.owner === null) return true;
  const person = { name: item.owner, emails: [], handles: [] };
  return peopleIn({ text: `${block.author ?? ''}\n${block.text}`, people: [person] }).length > 0;
}
