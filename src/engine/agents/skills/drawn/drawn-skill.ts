import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { HandOff } from '../../../../shared/domain/hand-off.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { defineSkill } from '../../skill.ts';
import type { Skill, TaskContext, TaskFailure } from '../../skill.ts';
import { DrawnInput, itemsOf } from './drawn-input.ts';

/** What one agent made of its items. */
export type Handing = {
  readonly items: readonly HandedItem[];
  readonly summary: string;
  readonly openIssues: readonly string[];
};

export type DrawnContext = TaskContext<DrawnInput>;

type Part = { readonly key: string; readonly title: string; readonly input: DrawnInput };

export type ItemSkillOptions = {
  readonly name: string;
  /** @param items what was handed to the agent, at most as many as its settings allow. */
  readonly work: (context: DrawnContext, items: readonly HandedItem[]) => Promise<Result<Handing, TaskFailure>>;
  readonly parts?: (context: DrawnContext) => readonly Part[];
};

/** A skill that takes items and hands items on. A fan-out works on the items of each file by themselves. */
export function defineItemSkill(options: ItemSkillOptions): Skill<typeof DrawnInput, typeof HandOff> {
  const { name, work } = options;
  return defineSkill({
    name,
    input: DrawnInput,
    output: HandOff,
    fanOut: options.parts ?? partsByFile,
    async run(context) {
      const { children } = context.input;
      if (children !== undefined) return ok(joined(children));
      const { taken, openIssues } = takeItems(context.input);
      const handing = await work(context, taken);
      if (!handing.ok) return err(handing.error);
      const { items, summary } = handing.value;
      return ok({
        output: { items: [...items] },
        summary,
        confidence: meanConfidence(items),
        openIssues: [...openIssues, ...handing.value.openIssues],
      });
    },
  });
}

/** The items that the agent's limit lets in; what is left out is said. */
export function takeItems(input: DrawnInput): {
  readonly taken: readonly HandedItem[];
  readonly openIssues: readonly string[];
} {
  const items = itemsOf(input);
  const { limit } = input.agent.settings;
  const left = items.length - limit;
  const openIssues =
    left <= 0 ? [] : [`${input.agent.title} takes ${limit} items at most; ${left} of ${items.length} were left out.`];
  return { taken: items.slice(0, limit), openIssues };
}

/** Mean confidence of items, 1 for none: nothing was doubtful. */
export function meanConfidence(items: readonly HandedItem[]): number {
  if (items.length === 0) return 1;
  return items.reduce((sum, item) => sum + item.confidence, 0) / items.length;
}

function joined(children: readonly HandOff[]) {
  const items = children.flatMap((child) => child.items);
  return {
    output: { items },
    summary: `${items.length} items from ${children.length} parts`,
    confidence: meanConfidence(items),
    openIssues: [],
  };
}

/** Items per part where they all come from one file. */
const partSize = 10;

function partsByFile({ input }: DrawnContext): readonly Part[] {
  const byFile = new Map<string, HandedItem[]>();
  for (const item of takeItems(input).taken) {
    const file = item.source?.file ?? '';
    byFile.set(file, [...(byFile.get(file) ?? []), item]);
  }
  const groups = byFile.size > 1 ? [...byFile] : [...byFile].flatMap(([file, items]) => inGroups({ file, items }));
  return groups.map(([title, items], index) => ({
    key: `part-${index + 1}`,
    title: title === '' ? `Part ${index + 1}` : title,
    input: {
      agent: input.agent,
      takes: [null],
      from1: { items: [...items] },
      ...(input.handsOnUnsure === undefined ? {} : { handsOnUnsure: input.handsOnUnsure }),
    },
  }));
}

function inGroups(options: {
  readonly file: string;
  readonly items: readonly HandedItem[];
}): readonly (readonly [string, readonly HandedItem[]])[] {
  const { file, items } = options;
  const count = Math.ceil(items.length / partSize);
  return Array.from({ length: count }, (_none, at) => [
    count === 1 ? file : `${file}, part ${at + 1}`,
    items.slice(at * partSize, (at + 1) * partSize),
  ]);
}
