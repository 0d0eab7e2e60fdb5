import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { HandOff } from '../../../../shared/domain/hand-off.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { defineSkill } from '../../skill.ts';
import { DrawnInput, waysOf } from './drawn-input.ts';
import { countLabels } from './classify-items.skill.ts';
import { meanConfidence } from './drawn-skill.ts';

/**
 * Joins what several agents said of the same items. A label that enough of them gave is sure; the most frequent one stands otherwise, and is
 * unsure. Of the values those stay that enough agents found alike.
 */
export const countVotes = defineSkill({
  name: 'count-votes',
  input: DrawnInput,
  output: HandOff,
  async run(context) {
    const votes = waysOf(context.input);
    const needed = Math.min(context.input.needed ?? Math.floor(votes.length / 2) + 1, Math.max(1, votes.length));
    const byId = new Map<string, HandedItem[]>();
    for (const { items } of votes) for (const item of items) byId.set(item.id, [...(byId.get(item.id) ?? []), item]);
    const joined = [...byId.values()].flatMap((ballots) => joinBallots({ ballots, needed, voters: votes.length }));
    const split = joined.filter((item) => !item.sure).length;
    return ok({
      output: { items: joined },
      summary: `${countLabels(joined)}; ${needed} of ${votes.length} had to agree`,
      confidence: meanConfidence(joined),
      openIssues: split === 0 ? [] : [`On ${split} items fewer than ${needed} agents agreed.`],
    });
  },
});

function joinBallots(options: {
  readonly ballots: readonly HandedItem[];
  readonly needed: number;
  readonly voters: number;
}): readonly HandedItem[] {
  const { ballots, needed, voters } = options;
  const [first] = ballots;
  if (first === undefined) return [];
  const [label, count] = mostFrequent(ballots.map((ballot) => ballot.label)) ?? [null, 0];
  const names = [...new Set(ballots.flatMap((ballot) => Object.keys(ballot.fields)))];
  const fields = names.flatMap((name) => {
    const top = mostFrequent(ballots.flatMap((ballot) => ballot.fields[name] ?? []));
    return top === null || top[1] < needed ? [] : [[name, top[0]] as const];
  });
  return [
    {
      ...first,
      label,
      confidence: count / Math.max(1, voters),
      sure: count >= needed,
      fields: Object.fromEntries(fields),
    },
  ];
}

/** The value given most often, the earliest of equals. */
function mostFrequent<Value>(values: readonly Value[]): readonly [Value, number] | null {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((left, right) => right[1] - left[1])[0] ?? null;
}
