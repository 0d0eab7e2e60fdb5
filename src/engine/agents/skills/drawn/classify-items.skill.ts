import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import type { AgentDocument } from '../../../../shared/domain/team.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { TaskFailure } from '../../skill.ts';
import { classify } from './classify.ts';
import { defineItemSkill } from './drawn-skill.ts';

/** Labels items and hands on those whose label the agent keeps. */
export const classifyItems = defineItemSkill({
  name: 'classify-items',
  async work(context, items) {
    const { agent } = context.input;
    const problem = labelProblem(agent);
    if (problem !== null) return err(problem);
    const classified = await classify(context, items);
    const unsureToo = context.input.handsOnUnsure === true;
    const kept = keepItems({ items: classified.items, keeps: agent.settings.keeps, unsureToo });
    const head = classified.byHead === 0 ? '' : `, ${classified.byHead} by the trained head`;
    return ok({
      items: kept,
      summary: `${countLabels(classified.items)}${head}`,
      openIssues: classified.openIssues,
    });
  },
});

/** A closed question needs at least two answers. */
export function labelProblem(agent: AgentDocument): TaskFailure | null {
  if (agent.labels.length >= 2) return null;
  return { code: 'no-labels', message: `${agent.title} needs at least two labels.` };
}

/** The items whose label is wanted; an empty list of labels wants all. */
export function keepItems(options: {
  readonly items: readonly HandedItem[];
  readonly keeps: readonly string[];
  readonly unsureToo: boolean;
}): readonly HandedItem[] {
  const { items, keeps, unsureToo } = options;
  if (keeps.length === 0) return items;
  return items.filter((item) => keeps.includes(item.label ?? '') || (unsureToo && !item.sure));
}

/** "urgent 3, normal 9": how often each label was given, most frequent first. */
export function countLabels(items: readonly HandedItem[]): string {
  const counts = new Map<string, number>();
  for (const { label } of items) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const named = [...counts].toSorted((left, right) => right[1] - left[1]).map(([label, count]) => `${label} ${count}`);
  return named.length === 0 ? 'no items' : named.join(', ');
}
