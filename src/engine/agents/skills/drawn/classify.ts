import type { HandedItem } from '../../../../shared/domain/hand-off.ts';
import { calibrateHead, fewestExamples, nearestLabel, readHead } from '../../../routing/index.ts';
import { decideAs } from './agent-models.ts';
import { decidingText } from './deciding-text.ts';
import type { DrawnContext } from './drawn-skill.ts';
import { labelPrompt } from './label-prompt.ts';

export type Classified = {
  /** With label, confidence and whether it is sure, in the order they came. */
  readonly items: readonly HandedItem[];
  /** How many the trained head answered by itself. */
  readonly byHead: number;
  readonly openIssues: readonly string[];
};

type Word = { readonly label: string; readonly confidence: number; readonly sure: boolean };

/**
 * Gives each item one of the agent's labels. Rung 0 is the head that its examples train, where it was right on held-back ones; what it is
 * not sure of goes to the agent's models. Without any model the nearest label is named, and counts as unsure.
 */
export async function classify(context: DrawnContext, items: readonly HandedItem[]): Promise<Classified> {
  const texts = items.map(decidingText);
  const byHead = await askHead(context, texts);
  const open = items.flatMap((_item, index) => (byHead.has(index) ? [] : [index]));
  context.progress({ note: 'deciding', done: items.length - open.length, total: items.length });
  const words = new Map(byHead);
  const { agent } = context.input;
  const decisions = await decideAs(context, {
    step: 'classify',
    prefix: labelPrompt(agent),
    items: open.map((index) => texts[index] ?? ''),
    labels: agent.labels.map(({ name }) => name),
  });
  const guesses = decisions === null ? await nearest(context, texts) : null;
  for (const [position, index] of open.entries()) {
    const decision = decisions?.[position];
    const word =
      decision === undefined
        ? guesses?.[index]
        : { label: decision.label, confidence: decision.probabilities[decision.label] ?? 0, sure: decision.sure };
    if (word !== undefined) words.set(index, word);
  }
  return {
    items: items.map((item, index) => ({ ...item, ...words.get(index) })),
    byHead: byHead.size,
    openIssues:
      decisions === null && open.length > 0
        ? [`No model was there to read ${open.length} items; the nearest label was taken.`]
        : [],
  };
}

/** What the trained head is sure of, by place. */
async function askHead(context: DrawnContext, texts: readonly string[]): Promise<ReadonlyMap<number, Word>> {
  const { agent } = context.input;
  if (agent.examples.length < fewestExamples || texts.length === 0) return new Map();
  const marked = agent.examples.map(({ item }) => decidingText({ text: item }));
  const vectors = await context.embed([...marked, ...texts].map(forEmbedder));
  const examples = agent.examples.map(({ label }, index) => ({ label, vector: vectors[index] ?? new Float32Array() }));
  const calibrated = calibrateHead({ examples, labels: agent.labels.map(({ name }) => name) });
  if (calibrated === null) return new Map();
  const sure = texts.flatMap((_text, index): readonly (readonly [number, Word])[] => {
    const reading = readHead(calibrated.head, vectors[marked.length + index] ?? new Float32Array());
    const confidence = reading.probabilities[reading.label] ?? 0;
    return reading.margin < calibrated.sureFrom ? [] : [[index, { label: reading.label, confidence, sure: true }]];
  });
  return new Map(sure);
}

async function nearest(context: DrawnContext, texts: readonly string[]): Promise<readonly Word[]> {
  const { labels } = context.input.agent;
  const vectors = await context.embed(
    [...labels.map(({ name, means }) => `${name}: ${means}`), ...texts].map(forEmbedder),
  );
  const described = labels.map(({ name }, index) => ({ name, vector: vectors[index] ?? new Float32Array() }));
  return texts.map((_text, index) => {
    const vector = vectors[labels.length + index] ?? new Float32Array();
    return {
      label: nearestLabel({ vector, labels: described })?.name ?? '',
      confidence: 1 / labels.length,
      sure: false,
    };
  });
}

/** Characters that the embedder's context surely holds. */
const embeddedCharacters = 1000;

function forEmbedder(text: string): string {
  return text.slice(0, embeddedCharacters);
}
