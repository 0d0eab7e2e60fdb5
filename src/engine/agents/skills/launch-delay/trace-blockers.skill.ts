import { z } from 'zod';
import type { Block } from '../../../../shared/domain/source.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import {
  directionByWords,
  isUnfinished,
  openBlockers,
  sentenceSpans,
  windowAround,
} from '../../../memory/graph/index.ts';
import type { TextSpan, Tracker } from '../../../memory/graph/index.ts';
import { statementLabels, waitStatementPrefix } from '../../presets/launch-delay/wait-statement.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { Launch, Trace } from './findings.ts';
import type { Link } from './findings.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';
import type { WorkspaceGraph } from './workspace-graph.ts';

/** Pairs of items asked about, nearest and clearest first: each costs one or two decisions. */
const pairLimit = 24;
const acceptLink = 0.5;
/** Mean of both directions from which on a passage is taken to say that one of the two waits. */
const acceptEither = 0.42;
/** Characters between an item's title and its id, as in "Fire doors (#12)". */
const widestJoint = 4;
/** How much likelier the stated direction must be than its opposite, in log odds. */
const acceptMargin = 0.6;

/** Follows what the launch waits for: links in the tracker by code, links that only a text states by one closed question each. */
export const traceBlockers = defineSkill({
  name: 'trace-blockers',
  input: z.strictObject({ launch: Launch }),
  output: Trace,
  async run(context) {
    const { launch } = context.input;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: launch.statuses });
    const { tracker } = graph;
    if (launch.itemId === null || tracker === null) return ok(nothingToFollow(launch));
    const fromText = await linksFromText({ context, graph, tracker, root: launch.itemId });
    const closure = openBlockers({ tracker, root: launch.itemId, extra: byBlocked(fromText) });
    const links = [
      ...trackerLinks({ tracker, root: launch.itemId, ids: closure.map(({ item }) => item.id) }),
      ...fromText,
    ];
    if (closure.length === 0 && !tracker.hasDependencies) return ok(nothingToFollow({ ...launch, mode: 'text' }));
    const openIssues = tracker.hasDependencies
      ? []
      : ['The tracker has no dependency column: what waits for what was read from text alone and is less certain.'];
    const summary = `${closure.length} open items hold up ${launch.itemId}; ${fromText.length} of the links stand only in text`;
    return ok({
      output: { launch, itemIds: closure.map(({ item }) => item.id), links },
      summary,
      confidence: launch.confidence,
      openIssues,
    });
  },
});

/** The causes are then read from text; the row, if there is one, still says its date. */
function nothingToFollow(launch: Launch) {
  const summary = 'No dependencies to follow';
  return { output: { launch, itemIds: [], links: [] }, summary, confidence: 0.5, openIssues: [] };
}

export function byBlocked(links: readonly Link[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const link of links) map.set(link.blocked, [...(map.get(link.blocked) ?? []), link.blocker]);
  return map;
}

function trackerLinks(options: {
  readonly tracker: Tracker;
  readonly root: string;
  readonly ids: readonly string[];
}): readonly Link[] {
  const { tracker, root, ids } = options;
  const inside = new Set(ids);
  return [root, ...ids].flatMap((id) => {
    const item = tracker.items.get(id);
    if (item === undefined) return [];
    return item.blockedBy
      .filter((blocker) => inside.has(blocker))
      .map((blocker) => ({
        blocked: id,
        blocker,
        by: 'tracker' as const,
        blockId: item.block.id,
        quote: item.block.text,
        probability: 1,
      }));
  });
}

type Candidate = {
  readonly inside: string;
  readonly outside: string;
  readonly block: Block;
  readonly span: TextSpan;
  readonly strength: number;
};

async function linksFromText(options: {
  readonly context: TaskContext<unknown>;
  readonly graph: WorkspaceGraph;
  readonly tracker: Tracker;
  readonly root: string;
}): Promise<readonly Link[]> {
  const { context, graph, tracker, root } = options;
  const links: Link[] = [];
  const asked = new Set<string>();
  // A second round looks from the items that the first one brought in.
  for (const round of [1, 2]) {
    const inside = [root, ...openBlockers({ tracker, root, extra: byBlocked(links) }).map(({ item }) => item.id)];
    const candidates = pairCandidates({ graph, tracker, inside }).filter((candidate) => !asked.has(pairKey(candidate)));
    for (const candidate of candidates) asked.add(pairKey(candidate));
    const found = await decideDirection({ context, tracker, candidates: candidates.slice(0, pairLimit), round });
    if (found.length === 0) break;
    links.push(...found);
  }
  return links;
}

function pairKey(candidate: Candidate): string {
  return `${candidate.inside}|${candidate.outside}|${candidate.block.id}`;
}

/** Passages that name an item of the chain and an open item outside it close together. */
function pairCandidates(options: {
  readonly graph: WorkspaceGraph;
  readonly tracker: Tracker;
  readonly inside: readonly string[];
}): readonly Candidate[] {
  const { graph, tracker, inside } = options;
  const chain = new Set(inside);
  const seen = new Set<string>();
  const candidates: Candidate[] = [];
  for (const id of inside)
    for (const { block } of graph.mentioning.get(id) ?? []) {
      if (block.kind === 'commit' || block.kind === 'event') continue;
      for (const candidate of pairsInBlock({ block, graph, tracker, chain })) {
        const key = pairKey(candidate);
        if (!seen.has(key)) candidates.push(candidate);
        seen.add(key);
      }
    }
  const depth = new Map(inside.map((id, index) => [id, index]));
  return candidates.toSorted(
    (left, right) => right.strength - left.strength || (depth.get(left.inside) ?? 0) - (depth.get(right.inside) ?? 0),
  );
}

function pairsInBlock(options: {
  readonly block: Block;
  readonly graph: WorkspaceGraph;
  readonly tracker: Tracker;
  readonly chain: ReadonlySet<string>;
}): readonly Candidate[] {
  const { block, graph, tracker, chain } = options;
  const text = block.text;
  const sentences = sentenceSpans(text);
  const named = sentences.map((span) => graph.mentionsIn(text.slice(span.start, span.end)));
  const heading = graph.mentionsIn(block.title);
  return sentences.flatMap((span, index) => {
    const near = [...(named[index] ?? []), ...(named[index + 1] ?? []), ...(index === 0 ? heading : [])];
    const strength = new Map(near.map((mention) => [mention.itemId, mention.strength]));
    const insiders = [...strength.keys()].filter((id) => chain.has(id));
    const outsiders = [...strength.keys()].filter((id) => !chain.has(id) && isOpenItem(tracker, id));
    // A list that names many items at once says nothing about two of them.
    if (insiders.length * outsiders.length > 4) return [];
    const end = sentences[index + 1]?.end ?? span.end;
    const window = windowAround({
      text,
      center: { start: span.start, end: Math.min(end, span.start + 400) },
      limit: 320,
    });
    return insiders.flatMap((inside) =>
      outsiders.map((outside) => ({
        inside,
        outside,
        block,
        span: window,
        strength: (strength.get(inside) ?? 0) + (strength.get(outside) ?? 0),
      })),
    );
  });
}

function isOpenItem(tracker: Tracker, id: string): boolean {
  const item = tracker.items.get(id);
  return item !== undefined && isUnfinished(item.state);
}

/** Asks for both directions and compares; of several passages on a pair the newest that says anything wins. */
async function decideDirection(options: {
  readonly context: TaskContext<unknown>;
  readonly tracker: Tracker;
  readonly candidates: readonly Candidate[];
  readonly round: number;
}): Promise<readonly Link[]> {
  const { context, tracker, candidates, round } = options;
  if (candidates.length === 0) return [];
  const decisions = await decideIfAble(context, {
    step: `waits-for-${round}`,
    prefix: waitStatementPrefix,
    items: candidates.flatMap((candidate) => [
      statement({ candidate, tracker, swap: false }),
      statement({ candidate, tracker, swap: true }),
    ]),
    labels: statementLabels,
  });
  const newest = new Map<string, { candidate: Candidate; probability: number }>();
  for (const [index, candidate] of candidates.entries()) {
    const forward = decisions?.[2 * index]?.probabilities['yes'] ?? 0;
    const backward = decisions?.[2 * index + 1]?.probabilities['yes'] ?? 0;
    const key = `${candidate.inside}|${candidate.outside}`;
    const other = newest.get(key);
    if (!isLink({ forward, backward, words: directionOf({ candidate, tracker }) })) continue;
    if (other === undefined || (candidate.block.timestamp ?? 0) >= (other.candidate.block.timestamp ?? 0))
      newest.set(key, { candidate, probability: Math.max(forward, backward) });
  }
  return [...newest.values()].map(({ candidate, probability }) => ({
    blocked: candidate.inside,
    blocker: candidate.outside,
    by: 'text' as const,
    blockId: candidate.block.id,
    quote: candidate.block.text.slice(candidate.span.start, candidate.span.end),
    probability,
  }));
}

/** The model says whether one waits for the other; the words of the sentence say which, and only where they do not, the model does. */
function isLink(options: {
  readonly forward: number;
  readonly backward: number;
  readonly words: 'inside-waits' | 'outside-waits' | null;
}): boolean {
  const { forward, backward, words } = options;
  if (words !== null) return words === 'inside-waits' && (forward + backward) / 2 >= acceptEither;
  return forward >= acceptLink && logOdds(forward) - logOdds(backward) >= acceptMargin;
}

/** Where the two stand in the passage, by id or title, and what the words around them say. */
function directionOf(options: {
  readonly candidate: Candidate;
  readonly tracker: Tracker;
}): 'inside-waits' | 'outside-waits' | null {
  const { candidate, tracker } = options;
  const text = candidate.block.text.slice(candidate.span.start, candidate.span.end);
  const inside = placeOf({ text, id: candidate.inside, title: tracker.items.get(candidate.inside)?.title ?? '' });
  const outside = placeOf({ text, id: candidate.outside, title: tracker.items.get(candidate.outside)?.title ?? '' });
  if (inside === null || outside === null || (inside.start < outside.end && outside.start < inside.end)) return null;
  const [first, second] = inside.start < outside.start ? [inside, outside] : [outside, inside];
  const words = directionByWords({
    before: text.slice(Math.max(0, first.start - 60), first.start),
    between: text.slice(first.end, second.start),
  });
  if (words === null) return null;
  return (words === 'first-waits') === (first === inside) ? 'inside-waits' : 'outside-waits';
}

/** Where a text names an item; "Fire doors (#12)" and "#12 Fire doors" are one name, whose words say nothing about the other item. */
function placeOf(options: { readonly text: string; readonly id: string; readonly title: string }): TextSpan | null {
  const lower = options.text.toLowerCase();
  const [id, title] = [options.id, options.title].map((name) => {
    const start = name === '' ? -1 : lower.indexOf(name.toLowerCase());
    return start < 0 ? null : { start, end: start + name.length };
  });
  if (id == null || title == null) return id ?? title ?? null;
  const [first, second] = id.start < title.start ? [id, title] : [title, id];
  return second.start - first.end <= widestJoint ? { start: first.start, end: second.end } : id;
}

function logOdds(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}

/** Ids are written as titles on both sides: two ids that differ in a digit look alike to a small model. */
function statement(options: {
  readonly candidate: Candidate;
  readonly tracker: Tracker;
  readonly swap: boolean;
}): string {
  const { candidate, tracker, swap } = options;
  const title = (id: string): string => tracker.items.get(id)?.title ?? id;
  let passage = candidate.block.text.slice(candidate.span.start, candidate.span.end).replace(/\s*\n\s*/g, ' ');
  for (const id of [candidate.inside, candidate.outside]) passage = passage.replaceAll(id, `"${title(id)}"`);
  const [first, second] = swap ? [candidate.outside, candidate.inside] : [candidate.inside, candidate.outside];
  return `Passage: ${passage}\nStatement: "${title(first)}" has to wait for "${title(second)}".`;
}
