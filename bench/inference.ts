import { labels, linePrefix, lines } from '../test/model-dependent/line-labels.ts';
import { createTestClient } from '../test/model-dependent/models.ts';
import type { InferenceClient } from '../src/engine/adapters/llama/inference-client.ts';
import type { Result } from '../src/shared/kernel/result.ts';
import type { ModelError } from '../src/engine/ports/language-model.ts';

/** One line of the table: decisions a second and tokens a second, quiet machine assumed. */
export type DecisionRates = {
  readonly modelId: string;
  readonly loadMs: number;
  readonly coldFirstMs: number;
  readonly oneByOne: number;
  readonly batchesOfEight: number;
  readonly batchOfAll: number;
  readonly newTokensEach: number;
  readonly generateTokensPerSecond: number;
  readonly generateFourTokensPerSecond: number;
  readonly embedTextsPerSecond: number;
};

const never = new AbortController().signal;
const COUNT = 24;
const items = Array.from(
  { length: COUNT },
  (_, index) =>
    `${['Mara', 'Otto', 'Ines', 'Paul', 'Rosa', 'Kurt'][index % 6]} ${index}: ${lines[index % lines.length]} As told in the weekly summary of the ${index}th, with all the others in copy.`,
);
const story = { system: 'You tell stories.', examples: [] };

/** Runs every measurement of one model in one process, twelve example turns as prefix. */
export async function measureInference(modelId: string): Promise<DecisionRates> {
  const client = createTestClient();
  try {
    const loadMs = (await timed(() => client.load({ modelId, signal: never }))).ms;
    const cold = await timed(() => decide(client, modelId, items.slice(0, 1)));
    const one = await timed(async () => {
      for (const item of items.slice(0, 8)) await decide(client, modelId, [item]);
    });
    const eight = await timed(async () => {
      for (const start of [8, 16]) await decide(client, modelId, items.slice(start, start + 8));
    });
    const fresh = items.map((item) => `Again, ${item}`);
    const all = await timed(() => decide(client, modelId, fresh));
    const single = await timed(() => tell(client, modelId, 1));
    const four = await timed(async () =>
      (await Promise.all([2, 3, 4, 5].map((seed) => tell(client, modelId, seed)))).reduce(
        (sum, tokens) => sum + tokens,
        0,
      ),
    );
    await client.embedder.embed({ texts: ['warm'], signal: never });
    const embedded = await timed(() => client.embedder.embed({ texts: items, signal: never }));
    return {
      modelId,
      loadMs,
      coldFirstMs: cold.ms,
      oneByOne: (8 * 1000) / one.ms,
      batchesOfEight: (16 * 1000) / eight.ms,
      batchOfAll: (COUNT * 1000) / all.ms,
      newTokensEach: all.value / COUNT,
      generateTokensPerSecond: (single.value * 1000) / single.ms,
      generateFourTokensPerSecond: (four.value * 1000) / four.ms,
      embedTextsPerSecond: (COUNT * 1000) / embedded.ms,
    };
  } finally {
    await client.close();
  }
}

async function decide(client: InferenceClient, modelId: string, texts: readonly string[]): Promise<number> {
  return required(await client.decide({ modelId, prefix: linePrefix, items: texts, labels, signal: never })).tokensIn;
}

async function tell(client: InferenceClient, modelId: string, seed: number): Promise<number> {
  return required(
    await client.generate({
      modelId,
      prefix: story,
      item: `Tell story number ${seed}.`,
      schema: null,
      maxTokens: 48,
      temperature: 0.7,
      seed,
      signal: never,
    }),
  ).tokensOut;
}

function required<Value>(result: Result<Value, ModelError>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ readonly ms: number; readonly value: Value }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

if (import.meta.main) {
  const modelIds =
    process.argv.length > 2 ? process.argv.slice(2) : ['smollm2-135m', 'qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'];
  for (const modelId of modelIds) {
    const rates = await measureInference(modelId);
    console.table(
      Object.fromEntries(
        Object.entries(rates).map(([name, value]) => [
          name,
          typeof value === 'number' ? Number(value.toFixed(2)) : value,
        ]),
      ),
    );
    console.log(
      `${modelId}: a batch is ${(rates.batchOfAll / rates.oneByOne).toFixed(2)} times as fast as one by one; four answers at once ${(rates.generateFourTokensPerSecond / rates.generateTokensPerSecond).toFixed(2)} times one`,
    );
  }
}
