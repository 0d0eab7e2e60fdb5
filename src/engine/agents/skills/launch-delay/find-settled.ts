import type { Block } from '../../../../shared/domain/source.ts';
import { openBlockers, peopleIn, sentenceSpans } from '../../../memory/graph/index.ts';
import type { Item, MentionFinder, Tracker } from '../../../memory/graph/index.ts';
import { finishedLabels, itemFinishedPrefix } from '../../presets/launch-delay/item-finished.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { spanOf } from './findings.ts';
import type { Reading, Settlement, Trace } from './findings.ts';
import { byBlocked } from './trace-blockers.skill.ts';

/**
 * From this probability on a sentence counts as the end of its task; below it, a sentence for which "finished" is still the likeliest
 * label makes the task doubtful. On the development companies what ended a task had 0.86 and more, owners' other words at most 0.25.
 */
const finishedAt = 0.65;
/** Messages asked about for each item: those that name it, then the nearest. */
const messagesPerItem = 4;
/** People write "notice is live", not "task 30, privacy notice, is done": what the owner said later and near the item is asked about. */
const nearEnough = 0.3;
/** A greeting or a signature beside it confuses the model, so each sentence is asked about alone. */
const sentencesPerMessage = 5;
const shortestSentence = 12;
const mostCharacters = 400;

type Settled = Settlement['settled'];
type LastWord = { readonly reading: Reading; readonly finished: number };
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
 * Items that the tracker still has open although their owner, or a note of the owner's words, has since said that they are finished,
 * and those of which it cannot be told. Only what nothing else holds up can be finished, so the chain is settled from its ends; each
 * round may free the next item.
 */
export async function findSettled(settling: Settling): Promise<Pick<Settlement, 'settled' | 'doubted'>> {
  const last = await lastWords(settling);
  const settled: Settled = [];
  for (;;) {
    const open = openAfter({ ...settling, settled });
    const waiting = new Set(open.flatMap(({ blocks }) => blocks));
    const ends = open.flatMap(({ item }) => {
      const word = waiting.has(item.id) ? undefined : last.get(item.id);
      return word === undefined ? [] : [{ itemId: item.id, evidence: spanOf(word.reading), finished: word.finished }];
    });
    const found = ends.filter(({ finished }) => finished >= finishedAt);
    if (found.length === 0) return { settled, doubted: ends.map(({ itemId, evidence }) => ({ itemId, evidence })) };
    settled.push(...found.map(({ itemId, evidence }) => ({ itemId, evidence })));
  }
}

/**
 * For each open item the newest message after the row's last change that may say it is finished, unless a newer one says "stuck". The
 * small decider reads this no better than chance, and what it settles would be missing in the answer: without a worker nothing is settled.
 */
async function lastWords(settling: Settling): Promise<ReadonlyMap<string, LastWord>> {
  const { context, readings } = settling;
  if (!context.roles.has('worker')) return new Map();
  const candidates = openAfter({ ...settling, settled: [] }).flatMap(({ item }) => candidatesFor({ item, settling }));
  const asked = candidates.flatMap(({ item, block, reading }) =>
    sentencesIn({ block, reading }).map((sentence) => ({ item, reading, sentence })),
  );
  const decisions = await decideIfAble(context, {
    step: 'finished',
    prefix: itemFinishedPrefix,
    items: asked.map(({ item, sentence }) => `Task: ${item.title} (${item.id})\nMessage: ${sentence}`),
    labels: finishedLabels,
  });
  const words = asked.flatMap(({ item, reading }, index) => {
    const decision = decisions?.[index];
    return decision?.label === 'finished' ? [{ item, reading, finished: decision.probabilities['finished'] ?? 0 }] : [];
  });
  const last = new Map<string, LastWord>();
  for (const { item, reading, finished } of words) {
    // One message ends one task: the one that it fits best.
    if (words.some((other) => other.reading.blockId === reading.blockId && other.finished > finished)) continue;
    const before = last.get(item.id);
    if (before === undefined || speaksLast({ word: { reading, finished }, before }))
      last.set(item.id, { reading, finished });
  }
  return new Map([...last].filter(([id, { reading }]) => !isContradicted({ id, reading, readings })));
}

/** A clear word counts more than a doubtful one, and of two alike the newer one. */
function speaksLast(options: { readonly word: LastWord; readonly before: LastWord }): boolean {
  const { word, before } = options;
  const clear = (each: LastWord): boolean => each.finished >= finishedAt;
  if (clear(word) !== clear(before)) return clear(word);
  return (word.reading.timestamp ?? 0) > (before.reading.timestamp ?? 0);
}

function sentencesIn(options: { readonly block: Block; readonly reading: Reading }): readonly string[] {
  const { block, reading } = options;
  const text = block.text.slice(reading.start, reading.end);
  return sentenceSpans(text)
    .map(({ start, end }) =>
      text
        .slice(start, end)
        .slice(0, mostCharacters)
        .replace(/\s*\n\s*/g, ' '),
    )
    .filter((sentence) => sentence.length >= shortestSentence)
    .slice(0, sentencesPerMessage);
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

/** What the owner wrote, or a note that nobody signed says of the owner. A mail to the owner is not the owner's word. */
function isOwnersWord(options: { readonly item: Item; readonly block: Block }): boolean {
  const { item, block } = options;
  if (item.owner === null) return true;
  const person = { name: item.owner, emails: [], handles: [] };
  return peopleIn({ text: block.author ?? block.text, people: [person] }).length > 0;
}
