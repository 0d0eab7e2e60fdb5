import { z } from 'zod';
import { ok } from '../../../../shared/kernel/result.ts';
import type { Item } from '../../../memory/graph/index.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { Readings, Settlement, Trace, spanOf } from './findings.ts';
import type { Cause, Link, Reading } from './findings.ts';
import { findSettled, openAfter } from './find-settled.ts';
import { launchTopic } from './read-evidence.skill.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';

/** Passages cited for one cause; more would hide the good ones. */
const evidenceLimit = 4;
const causesFromText = 4;
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
    const { tracker, mentionsIn } = readWorkspaceGraph({ blocks: context.blocks, statuses: trace.launch.statuses });
    const { mode, itemId: root } = trace.launch;
    if (tracker === null || root === null || mode === 'text') return settleText({ trace, readings, context });
    const { settled, doubted } = await findSettled({ context, tracker, mentionsIn, trace, root, readings });
    const open = openAfter({ tracker, trace, root, settled });
    const ids = new Set(open.map(({ item }) => item.id));
    const links = trace.links.filter(
      (link) => ids.has(link.blocker) && (ids.has(link.blocked) || link.blocked === root),
    );
    const waiting = new Set(links.map((link) => link.blocked));
    const roots = open.filter(({ item }) => !waiting.has(item.id));
    const causes = roots.map(({ item }) => causeOf({ item, readings, links }));
    const openIssues = [
      ...settled.map(
        ({ itemId }) => `${itemId} is still open in the tracker, but a later message says that it is finished.`,
      ),
      ...doubted.map(({ itemId }) => `${itemId} may be finished: a later message of its owner can be read so.`),
    ];
    const summary = `${causes.length} causes: ${causes.map((cause) => cause.itemId).join(', ')}${settled.length > 0 ? `; ${settled.length} settled since` : ''}`;
    return ok({
      output: { trace, causes: strongestFirst({ causes, doubted }), links, settled, doubted },
      summary,
      confidence: trace.launch.confidence,
      openIssues,
    });
  },
});

/** What may be finished already comes last, so that next actions go to what is surely open. */
function strongestFirst(options: {
  readonly causes: readonly Cause[];
  readonly doubted: Settlement['doubted'];
}): Cause[] {
  const inDoubt = new Set(options.doubted.map(({ itemId }) => itemId));
  const doubt = (cause: Cause): number => Number(cause.itemId !== null && inDoubt.has(cause.itemId));
  return options.causes.toSorted((left, right) => doubt(left) - doubt(right) || right.strength - left.strength);
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
    evidence: picked.slice(0, evidenceLimit).map(({ reading }) => spanOf(reading)),
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
    evidence: [spanOf(reading)],
    strength: reading.stuck,
  }));
  const openIssues = ['Without a tracker the causes were read line by line from text: treat them as less certain.'];
  const output: Settlement = { trace, causes, links: [], settled: [], doubted: [] };
  return ok({ output, summary: `${causes.length} passages say that work is stuck`, confidence: 0.5, openIssues });
}
