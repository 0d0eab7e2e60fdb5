import { readHead, trainHead } from './head.ts';
import type { Head, HeadExample, HeadReading } from './head.ts';

/** A head that may answer in a model's place, and from which margin on its answers counted as right on held-back examples. */
export type CalibratedHead = { readonly head: Head; readonly sureFrom: number };

/** Fewer examples teach nothing that holds (ENGINE 5). */
export const fewestExamples = 12;
const parts = 5;
/** Share of held-back items above the margin that must be right, counted as if one more had been right and one wrong. */
const rightShare = 0.9;

/**
 * Trains a head and finds the margin from which it may be believed: each example is read once by a head that has not seen it. Null
 * where there are too few examples, or where the head was not right often enough at any margin.
 */
export function calibrateHead(options: {
  readonly examples: readonly HeadExample[];
  readonly labels: readonly string[];
}): CalibratedHead | null {
  const { examples, labels } = options;
  const known = examples.filter(({ label }) => labels.includes(label));
  if (known.length < fewestExamples) return null;
  if (!labels.every((label) => known.filter((example) => example.label === label).length >= 2)) return null;
  const sureFrom = sureMargin(readHeldBack({ examples: known, labels }));
  return sureFrom === null ? null : { head: trainHead({ examples: known, labels }), sureFrom };
}

type HeldBack = { readonly reading: HeadReading; readonly right: boolean };

function readHeldBack(options: {
  readonly examples: readonly HeadExample[];
  readonly labels: readonly string[];
}): readonly HeldBack[] {
  const { examples, labels } = options;
  const part = partOfEach(examples);
  return Array.from({ length: parts }, (_none, number) => number).flatMap((number) => {
    const seen = examples.filter((_example, index) => part[index] !== number);
    const held = examples.filter((_example, index) => part[index] === number);
    if (held.length === 0) return [];
    const head = trainHead({ examples: seen, labels });
    return held.map((example) => {
      const reading = readHead(head, example.vector);
      return { reading, right: reading.label === example.label };
    });
  });
}

/** Spreads the examples of each label over the parts, in their order. */
function partOfEach(examples: readonly HeadExample[]): readonly number[] {
  const counts = new Map<string, number>();
  return examples.map(({ label }) => {
    const count = counts.get(label) ?? 0;
    counts.set(label, count + 1);
    return count % parts;
  });
}

function sureMargin(readings: readonly HeldBack[]): number | null {
  const sorted = readings.toSorted((left, right) => right.reading.margin - left.reading.margin);
  let right = 0;
  let sureFrom: number | null = null;
  for (const [index, reading] of sorted.entries()) {
    if (reading.right) right += 1;
    const count = index + 1;
    if ((right + 1) / (count + 2) >= rightShare) sureFrom = reading.reading.margin;
  }
  return sureFrom;
}
