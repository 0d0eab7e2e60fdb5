import type { AgentExample } from '../../../../shared/domain/team.ts';

/** What an example may hold; longer items are taught by their beginning. */
const longestItem = 2000;
const mostExamples = 500;

/** An item with the label that a run gave it. */
export type LabelledItem = { readonly text: string; readonly label: string };

/** The label that a person marked as right for the item; null where nobody did. */
export function markOf(examples: readonly AgentExample[], item: string): string | null {
  const text = asExample(item);
  return examples.find((example) => example.item === text)?.label ?? null;
}

/** The examples with this label as the right one for the item, or without the item for null; null where there is no room. */
export function withMark(options: {
  readonly examples: readonly AgentExample[];
  readonly item: string;
  readonly label: string | null;
}): AgentExample[] | null {
  const { examples, label } = options;
  const text = asExample(options.item);
  const others = examples.filter(({ item }) => item !== text);
  if (label === null) return others;
  return others.length >= mostExamples ? null : [{ item: text, label }, ...others];
}

function asExample(item: string): string {
  return item.trim().slice(0, longestItem);
}
