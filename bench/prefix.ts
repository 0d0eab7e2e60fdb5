import type { InferenceClient } from '../src/engine/adapters/llama/inference-client.ts';
import type { PromptPrefix } from '../src/engine/ports/language-model.ts';
import { labels, linePrefix, lines } from '../test/model-dependent/line-labels.ts';
import { createTestClient } from '../test/model-dependent/models.ts';
import type { Bench, BenchLine } from './table.ts';
import { times } from './table.ts';

const never = new AbortController().signal;
const ITEMS = 6;

/** What a shared prefix saves, and how long the first token takes: cold, warm, and after the process was killed. */
export const prefixBench: Bench = {
  name: 'prefix',
  title: 'Shared prefix, and time to the first token',
  async run({ models }) {
    const measured: BenchLine[] = [];
    for (const modelId of models) {
      const client = createTestClient();
      try {
        measured.push(...(await measure({ client, modelId })));
      } finally {
        await client.close();
      }
    }
    return measured;
  },
};

async function measure(options: {
  readonly client: InferenceClient;
  readonly modelId: string;
}): Promise<readonly BenchLine[]> {
  const { client, modelId } = options;
  await load(options);
  const cold = await firstTokenMs({ ...options, item: lines[0] ?? '' });
  const warm = await firstTokenMs({ ...options, item: lines[1] ?? '' });
  await client.kill();
  const restart = await load(options);
  const again = await firstTokenMs({ ...options, item: lines[2] ?? '' });
  const shared = await decideMs({ ...options, prefixOf: () => linePrefix });
  // A first word that differs makes every prompt its own from the first token on.
  const apart = await decideMs({
    ...options,
    prefixOf: (n) => ({ ...linePrefix, system: `${n}. ${linePrefix.system}` }),
  });
  return [
    { what: `${modelId} first token, cold`, value: `${cold.toFixed(0)} ms`, ratio: '' },
    { what: `${modelId} first token, warm`, value: `${warm.toFixed(0)} ms`, ratio: times(cold / warm) },
    {
      what: `${modelId} first token after a restart`,
      value: `${again.toFixed(0)} ms`,
      ratio: `and ${restart.toFixed(0)} ms to load`,
    },
    { what: `${modelId} ${ITEMS} decisions, prefix not shared`, value: `${apart.toFixed(0)} ms`, ratio: '' },
    {
      what: `${modelId} ${ITEMS} decisions, prefix shared`,
      value: `${shared.toFixed(0)} ms`,
      ratio: times(apart / shared),
    },
  ];
}

async function load(options: { readonly client: InferenceClient; readonly modelId: string }): Promise<number> {
  const loaded = await options.client.load({ modelId: options.modelId, signal: never });
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value.ms;
}

async function firstTokenMs(options: {
  readonly client: InferenceClient;
  readonly modelId: string;
  readonly item: string;
}): Promise<number> {
  const { client, modelId, item } = options;
  const reply = await client.generate({
    modelId,
    prefix: linePrefix,
    item,
    schema: null,
    maxTokens: 1,
    temperature: 0,
    seed: 1,
    signal: never,
  });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.firstTokenMs;
}

async function decideMs(options: {
  readonly client: InferenceClient;
  readonly modelId: string;
  readonly prefixOf: (n: number) => PromptPrefix;
}): Promise<number> {
  const { client, modelId, prefixOf } = options;
  const startedAt = performance.now();
  for (let n = 0; n < ITEMS; n += 1) {
    const items = [lines[(n + 3) % lines.length] ?? ''];
    const reply = await client.decide({ modelId, prefix: prefixOf(n), items, labels, signal: never });
    if (!reply.ok) throw new Error(reply.error.message);
  }
  return performance.now() - startedAt;
}
