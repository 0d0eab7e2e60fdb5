import { z } from 'zod';
import type { Block } from '../../../../shared/domain/source.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { contentWords, datesIn, foldText, isoDay, windowAround } from '../../../memory/graph/index.ts';
import type { Item } from '../../../memory/graph/index.ts';
import { dateLabels, launchDatePrefix } from '../../presets/launch-delay/launch-date.ts';
import { defineSkill } from '../../skill.ts';
import type { TaskContext } from '../../skill.ts';
import { decideIfAble } from './ask-model.ts';
import { DateFinding, Trace } from './findings.ts';
import type { Span } from './findings.ts';
import { readableText } from '../readable-block.ts';
import { readWorkspaceGraph } from './workspace-graph.ts';

const dayMs = 24 * 3600 * 1000;
const candidateLimit = 16;
/** Half of a statement's weight is gone after this many days: dates are moved, and the newest word counts. */
const halfLifeDays = 10;
/** A label less likely than this says nothing. */
const votesFrom = 0.4;

type Candidate = {
  readonly block: Block;
  readonly span: Span;
  readonly passage: string;
  readonly words: string;
  readonly day: string;
  readonly closeness: number;
};
type Vote = { readonly day: string; readonly weight: number; readonly span: Span };

/** The date on which the launch now happens and the one it had before: from the tracker's row by code, from text by closed questions. */
export const findDates = defineSkill({
  name: 'find-dates',
  input: z.strictObject({ trace: Trace }),
  output: DateFinding,
  async run(context) {
    const { launch } = context.input.trace;
    const graph = readWorkspaceGraph({ blocks: context.blocks, statuses: launch.statuses });
    const item = launch.itemId === null ? null : (graph.tracker?.items.get(launch.itemId) ?? null);
    const mentioning = (graph.mentioning.get(launch.itemId ?? '') ?? []).map(({ block }) => block);
    const candidates = await dateCandidates({ context, title: launch.title, mentioning, orders: graph.orders });
    const decisions = await decideIfAble(context, {
      step: 'launch-date',
      prefix: launchDatePrefix,
      items: candidates.map(
        (candidate) => `Event: ${launch.title}\nPassage: ${candidate.passage}\nDate: ${candidate.words}`,
      ),
      labels: dateLabels,
    });
    const read = candidates.map((candidate, index) => ({
      ...candidate,
      // Without a model every date near the event's words may be the new one; the newest word wins.
      new: decisions === null ? 0.5 : (decisions[index]?.probabilities['new'] ?? 0),
      old: decisions?.[index]?.probabilities['old'] ?? 0,
    }));
    const votes = votesOf({ read, asOf: context.asOf });
    const output = concludeDates({ votes, item, asOf: context.asOf });
    const summary = output.newDate === null ? 'No date found' : `${output.oldDate ?? 'unknown'} → ${output.newDate}`;
    return ok({
      output,
      summary,
      confidence: output.newDate === null ? 0 : 0.8,
      openIssues: output.newDate === null ? ['No launch date was found in the sources.'] : [],
    });
  },
});

type ReadDate = Candidate & { readonly new: number; readonly old: number };
type Votes = { readonly new: readonly Vote[]; readonly old: readonly Vote[] };

/** One text says one new date: of several that could be it, the likeliest is, and the others are what it was before. */
function votesOf(options: { readonly read: readonly ReadDate[]; readonly asOf: number }): Votes {
  const { read, asOf } = options;
  const votes = { new: [] as Vote[], old: [] as Vote[] };
  for (const date of read) {
    const age = Math.max(0, asOf - (date.block.timestamp ?? 0)) / dayMs;
    const recency = 0.5 ** (age / halfLifeDays);
    const rivals = read.filter(({ block }) => block.id === date.block.id);
    const isLikeliest = rivals.every((rival) => rival.new <= date.new);
    const { day, span, closeness } = date;
    if (date.new >= votesFrom && isLikeliest) votes.new.push({ day, span, weight: date.new * recency * closeness });
    if (date.old >= votesFrom || (date.new >= votesFrom && !isLikeliest))
      votes.old.push({ day, span, weight: Math.max(date.old, 0.5 * date.new) * closeness });
  }
  return votes;
}

async function dateCandidates(options: {
  readonly context: TaskContext<unknown>;
  readonly title: string;
  readonly mentioning: readonly Block[];
  readonly orders: ReadonlySet<string>;
}): Promise<readonly Candidate[]> {
  const { context, title, mentioning, orders } = options;
  const hits = [
    ...(await context.recall({ query: `${title} new date`, limit: 24 })),
    ...(await context.recall({ query: `${title} moved postponed to`, limit: 24 })),
  ];
  const blocks = new Map<string, Block>();
  for (const block of [...mentioning, ...hits.map((hit) => hit.block)])
    if (block.kind !== 'row' && block.kind !== 'commit' && !orders.has(block.id)) blocks.set(block.id, block);
  const words = contentWords(title);
  const candidates = [...blocks.values()].flatMap((block) => candidatesIn({ block, words, asOf: context.asOf }));
  return candidates
    .toSorted(
      (left, right) => right.closeness - left.closeness || (right.block.timestamp ?? 0) - (left.block.timestamp ?? 0),
    )
    .slice(0, candidateLimit);
}

/** Each date in a block with the sentences around it; how near the event's own words are decides which are asked first. */
function candidatesIn(options: {
  readonly block: Block;
  readonly words: readonly string[];
  readonly asOf: number;
}): readonly Candidate[] {
  const { block, words, asOf } = options;
  const seen = new Set<string>();
  const start = block.fields['start'];
  const eventDay =
    block.kind === 'event' && start !== undefined && !Number.isNaN(Date.parse(start))
      ? isoDay(Date.parse(start))
      : null;
  const mentions =
    eventDay !== null
      ? [{ text: eventDay, start: 0, end: block.text.length, day: eventDay }]
      : datesIn({ text: block.text, reference: block.timestamp ?? asOf });
  return mentions.flatMap((mention) => {
    const distance = Date.parse(mention.day) - asOf;
    const ownDay = block.timestamp !== null && block.kind !== 'event' && mention.day === isoDay(block.timestamp);
    if (distance > 400 * dayMs || distance < -60 * dayMs || seen.has(mention.day) || ownDay) return [];
    seen.add(mention.day);
    const window = eventDay !== null ? mention : windowAround({ text: block.text, center: mention, limit: 120 });
    const passage = eventDay !== null ? readableText({ block }) : block.text.slice(window.start, window.end);
    const near = new Set(contentWords(`${block.title} ${passage}`));
    const hits = words.filter((word) => near.has(word)).length;
    if (hits === 0) return [];
    const heading = block.title !== '' && !foldText(passage).includes(foldText(block.title)) ? `${block.title}: ` : '';
    return [
      {
        block,
        span: { blockId: block.id, start: window.start, end: window.end },
        passage: heading + passage,
        words: mention.text,
        day: mention.day,
        closeness: 0.5 + 0.5 * (hits / words.length),
      },
    ];
  });
}

function concludeDates(options: {
  readonly votes: Votes;
  readonly item: Item | null;
  readonly asOf: number;
}): DateFinding {
  const { votes, item, asOf } = options;
  const fresh = [...votes.new];
  const row: Span | null = item === null ? null : { blockId: item.block.id, start: 0, end: item.block.text.length };
  if (item !== null && row !== null && item.due !== null && !isOutdated({ day: isoDay(item.due), votes })) {
    const recency = 0.5 ** (Math.max(0, asOf - (item.updated ?? 0)) / dayMs / halfLifeDays);
    fresh.push({ day: isoDay(item.due), weight: 0.8 * recency, span: row });
  }
  const newDate = heaviest(fresh);
  const older = [...votes.old, ...votes.new.map((vote) => ({ ...vote, weight: vote.weight * 0.5 }))];
  if (item !== null && row !== null && item.originalDue !== null)
    older.push({ day: isoDay(item.originalDue), weight: 3, span: row });
  if (item !== null && row !== null && item.due !== null) older.push({ day: isoDay(item.due), weight: 0.7, span: row });
  const before = older.filter((vote) => newDate !== null && vote.day < newDate);
  const oldDate = heaviest(before);
  const spans = (list: readonly Vote[], day: string | null): Span[] =>
    list
      .filter((vote) => vote.day === day)
      .toSorted((left, right) => right.weight - left.weight)
      .slice(0, 3)
      .map((vote) => vote.span);
  const named = row === null ? [] : [row];
  return {
    newDate,
    oldDate,
    evidence: [...spans(fresh, newDate), ...named],
    oldEvidence: spans(before, oldDate).slice(0, 1),
  };
}

/** A text that names the row's date as the one before, and another as the new one, was written because the row no longer holds. */
function isOutdated(options: { readonly day: string; readonly votes: Votes }): boolean {
  const { day, votes } = options;
  return votes.old.some(
    (old) => old.day === day && votes.new.some((next) => next.span.blockId === old.span.blockId && next.day > day),
  );
}

function heaviest(votes: readonly Vote[]): string | null {
  const totals = new Map<string, number>();
  for (const vote of votes) totals.set(vote.day, (totals.get(vote.day) ?? 0) + vote.weight);
  return [...totals].toSorted((left, right) => right[1] - left[1])[0]?.[0] ?? null;
}
