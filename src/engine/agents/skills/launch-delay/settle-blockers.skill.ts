import { z } from 'zod';
import type { Block } from '../../../../shared/domain/source.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { openBlockers, peopleIn } from '../../../memory/graph/index.ts';
import type { Item, Tracker } from '../../../memory/graph/index.ts';
import type { BlockReader } from '../../../sources/index.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { Readings, Settlement, Trace } from './findings.ts';
import type { Cause, Link, Reading, Span } from './findings.ts';
import { launchTopic } from './read-evidence.skill.ts';
import { byBlocked } from './trace-blockers.skill.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';

/** Passages cited for one cause; more would hide the good ones. */
const evidenceLimit = 4;
const causesFromText = 4;
const settledAt = 0.6;
const evidenceAt = 0.35;
const nearEnough = 0.3;
const agedMs = 60 * 24 * 3600 * 1000;

/** Puts the specialists' readings together: what a later message has settled, which items are the roots, and what shows it. */
export const settleBlockers = defineSkill({
  name: 'settle-blockers',
  input: z.strictObject({
    trace: Trace,
    commits: Readings,
    messages: Readings,
    mails: Readings,
    events: Readings,
    notes: Readings,
  }),
  output: Settlement,
  async run(context) {
    const { trace } = context.input;
    const { commits, messages, mails, events, notes } = context.input;
    const readings = [commits, messages, mails, events, notes].flatMap((source) => source.readings);
    const { tracker } = readWorkspaceGraph({ blocks: context.blocks, statuses: trace.launch.statuses });
    if (tracker === null || trace.launch.itemId === null) return settleText({ trace, readings, context });
    const settled = findSettled({ blocks: context.blocks, tracker, trace, root: trace.launch.itemId, readings });
    const open = openAfter({ tracker, trace, root: trace.launch.itemId, settled });
    const ids = new Set(open.map(({ item }) => item.id));
    const links = trace.links.filter(
      (link) => ids.has(link.blocker) && (ids.has(link.blocked) || link.blocked === trace.launch.itemId),
    );
    const waiting = new Set(links.map((link) => link.blocked));
    const roots = open.filter(({ item }) => !waiting.has(item.id));
    const causes = roots.map(({ item }) => causeOf({ item, readings, links }));
    const openIssues = settled.map(
      ({ itemId }) => `${itemId} is still open in the tracker, but a later message says that it is finished.`,
    );
    const summary = `${causes.length} causes: ${causes.map((cause) => cause.itemId).join(', ')}${settled.length > 0 ? `; ${settled.length} settled since` : ''}`;
    return ok({
      output: { trace, causes: causes.toSorted((left, right) => right.strength - left.strength), links, settled },
      summary,
      confidence: trace.launch.confidence,
      openIssues,
    });
  },
});

/** A commit settles nothing while it lies on a side branch only. */
function isReleased(block: Block | null): boolean {
  if (block === null || block.kind !== 'commit') return block !== null;
  return (block.fields['branches'] ?? '')
    .split(/[,\s]+/)
    .some((branch) => /^(main|master|trunk|develop)$/.test(branch));
}

function span(reading: Reading): Span {
  return { blockId: reading.blockId, start: reading.start, end: reading.end };
}

function openAfter(options: {
  readonly tracker: Tracker;
  readonly trace: Trace;
  readonly root: string;
  readonly settled: Settlement['settled'];
}) {
  const { tracker, trace, root, settled } = options;
  const extra = byBlocked(trace.links.filter((link) => link.by === 'text'));
  return openBlockers({ tracker, root, extra, settled: new Set(settled.map(({ itemId }) => itemId)) });
}

/**
 * Items that the tracker still has open although their owner, or a note of the owner's words, has since said that they are finished.
 * Only what nothing else holds up can be finished, so the chain is settled from its ends; each round may free the next item.
 */
function findSettled(options: {
  readonly blocks: BlockReader;
  readonly tracker: Tracker;
  readonly trace: Trace;
  readonly root: string;
  readonly readings: readonly Reading[];
}): Settlement['settled'] {
  const { blocks, tracker, trace, root, readings } = options;
  const settled: { itemId: string; evidence: Span }[] = [];
  for (;;) {
    const open = openAfter({ tracker, trace, root, settled });
    const waiting = new Set(open.flatMap(({ blocks: blocked }) => blocked));
    const found = open.flatMap(({ item }) => {
      const reading = waiting.has(item.id) ? null : settlingReading({ item, blocks, readings });
      return reading === null ? [] : [{ itemId: item.id, evidence: span(reading) }];
    });
    if (found.length === 0) return settled;
    settled.push(...found);
  }
}

/** The newest passage that names the item and says "finished" after the row's last change, unless a newer one near it says "stuck". */
function settlingReading(options: {
  readonly item: Item;
  readonly blocks: BlockReader;
  readonly readings: readonly Reading[];
}): Reading | null {
  const { item, blocks, readings } = options;
  const own = readings.filter((reading) => reading.itemId === item.id);
  const latest = own
    .filter((reading) => reading.found === 'id' || reading.found === 'title' || reading.relevance >= 0.8)
    .filter(
      (reading) =>
        reading.solved >= settledAt &&
        reading.solved > reading.stuck &&
        (reading.timestamp ?? 0) >= (item.updated ?? 0),
    )
    .filter(
      (reading) =>
        isReleased(blocks.byId(reading.blockId)) && isOwnersWord({ item, block: blocks.byId(reading.blockId) }),
    )
    .toSorted((left, right) => (right.timestamp ?? 0) - (left.timestamp ?? 0))[0];
  if (latest === undefined) return null;
  const contradicted = own.some(
    (reading) =>
      (reading.found === 'id' || reading.found === 'title') &&
      reading.stuck >= 0.5 &&
      (reading.timestamp ?? 0) > (latest.timestamp ?? 0),
  );
  return contradicted ? null : latest;
}

function isOwnersWord(options: { readonly item: Item; readonly block: Block | null }): boolean {
  const { item, block } = options;
  if (block === null || item.owner === null) return block !== null;
  const person = { name: item.owner, emails: [], handles: [] };
  return peopleIn({ text: `${block.author ?? ''}\n${block.text}`, people: [person] }).length > 0;
}

/** Evidence for one root: near to the item and likely "stuck", recent before old; at most two of one kind so that sources differ. */
function causeOf(options: {
  readonly item: Item;
  readonly readings: readonly Reading[];
  readonly links: readonly Link[];
}): Cause {
  const { item, readings, links } = options;
  const newest = Math.max(...readings.map((reading) => reading.timestamp ?? 0), 1);
  // Without a model nothing was read as stuck, and only nearness can rank.
  const judged = readings.some((reading) => reading.stuck > 0);
  const ranked = readings
    .filter((reading) => reading.itemId === item.id)
    .map((reading) => {
      const age = Math.min(1, (newest - (reading.timestamp ?? newest)) / agedMs);
      return { reading, score: 0.5 * reading.relevance + 0.6 * reading.stuck + 0.15 * reading.plan - 0.1 * age };
    })
    .filter(
      ({ reading, score }) =>
        score >= evidenceAt && reading.relevance >= nearEnough && (reading.stuck >= 0.1 || !judged),
    )
    .toSorted((left, right) => right.score - left.score);
  const best = ranked[0]?.score ?? 0;
  const perKind = new Map<string, number>();
  const picked = ranked.filter(({ reading, score }) => {
    const used = perKind.get(reading.kind) ?? 0;
    perKind.set(reading.kind, used + 1);
    return used < 2 && score >= 0.7 * best;
  });
  const waitingFor = links.filter((link) => link.blocker === item.id).length;
  const strength = (picked[0]?.score ?? 0) + 0.1 * waitingFor;
  return {
    itemId: item.id,
    title: item.title,
    evidence: picked.slice(0, evidenceLimit).map(({ reading }) => span(reading)),
    strength,
  };
}

/** Without a tracker: passages that say "stuck" and that no later passage of the same thread takes back, strongest first. */
function settleText(options: {
  readonly trace: Trace;
  readonly readings: readonly Reading[];
  readonly context: TaskContext<unknown>;
}) {
  const { trace, readings, context } = options;
  const stuck = readings
    .filter((reading) => reading.itemId === launchTopic && reading.stuck >= 0.5 && reading.stuck > reading.solved)
    .filter((reading) => {
      const thread = context.blocks.byId(reading.blockId)?.thread ?? null;
      return !readings.some(
        (later) =>
          later.solved >= 0.6 &&
          thread !== null &&
          context.blocks.byId(later.blockId)?.thread === thread &&
          (later.timestamp ?? 0) > (reading.timestamp ?? 0),
      );
    })
    .toSorted((left, right) => right.stuck + right.relevance - left.stuck - left.relevance)
    .slice(0, causesFromText);
  const causes: Cause[] = stuck.map((reading) => ({
    itemId: null,
    title: context.blocks.byId(reading.blockId)?.title ?? '',
    evidence: [span(reading)],
    strength: reading.stuck,
  }));
  const openIssues = ['Without a tracker the causes were read line by line from text: treat them as less certain.'];
  const output: Settlement = { trace, causes, links: [], settled: [] };
  return ok({ output, summary: `${causes.length} passages say that work is stuck`, confidence: 0.5, openIssues });
}
