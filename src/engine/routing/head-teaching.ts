import { readHead, trainHead } from './head.ts';
import type { HeadExample } from './head.ts';

/** What training was worth on items that the head had not seen. Shares of 1; null where nothing could be held back. */
export type TeachingScore = {
  readonly heldBack: number;
  /** By the nearest label description alone, without any example. */
  readonly accuracyBefore: number | null;
  readonly accuracyAfter: number | null;
};

/** Of each label every fourth example is held back, and only where three or more stay to learn from. */
const heldBackEvery = 4;

/** Measures on held-back items what the examples teach. The same examples give the same score. */
export function scoreTeaching(options: {
  readonly examples: readonly HeadExample[];
  /** The vector of each label's name and meaning. */
  readonly labels: readonly { readonly name: string; readonly vector: Float32Array }[];
}): TeachingScore {
  const { labels } = options;
  const names = labels.map(({ name }) => name);
  const examples = options.examples.filter(({ label }) => names.includes(label));
  const held = heldBackOf(examples);
  if (held.size === 0) return { heldBack: 0, accuracyBefore: null, accuracyAfter: null };
  const head = trainHead({ examples: examples.filter((_example, index) => !held.has(index)), labels: names });
  const asked = examples.filter((_example, index) => held.has(index));
  const share = (answer: (example: HeadExample) => string): number =>
    asked.filter((example) => answer(example) === example.label).length / asked.length;
  return {
    heldBack: asked.length,
    accuracyBefore: share((example) => nearestLabel({ vector: example.vector, labels })?.name ?? ''),
    accuracyAfter: share((example) => readHead(head, example.vector).label),
  };
}

/** The label whose description lies nearest to a vector: what can be said before anybody has marked an item. */
export function nearestLabel<Label extends { readonly vector: Float32Array }>(options: {
  readonly vector: Float32Array;
  readonly labels: readonly Label[];
}): Label | null {
  const nearness = (label: Label): number =>
    label.vector.reduce((sum, value, index) => sum + value * (options.vector[index] ?? 0), 0);
  return options.labels.toSorted((left, right) => nearness(right) - nearness(left))[0] ?? null;
}

function heldBackOf(examples: readonly HeadExample[]): ReadonlySet<number> {
  const counts = new Map<string, number>();
  const held = new Set<number>();
  for (const [index, { label }] of examples.entries()) {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    if (count % heldBackEvery === 0) held.add(index);
  }
  return held;
}
