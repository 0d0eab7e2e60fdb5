import type { AbortTiming } from '../src/engine/adapters/llama/inference-process.ts';
import { labels, linePrefix, lines } from '../test/model-dependent/line-labels.ts';
import { createTestClient } from '../test/model-dependent/models.ts';

/** Milliseconds from abort to acknowledgement and to the end of the running batch, in the middle of a long prefill. */
export async function measureAborts(options: {
  readonly modelId: string;
  readonly times: number;
}): Promise<readonly AbortTiming[]> {
  const timings: AbortTiming[] = [];
  const client = createTestClient({ onAbort: (timing) => timings.push(timing) });
  try {
    await client.load({ modelId: options.modelId, signal: new AbortController().signal });
    for (let time = 0; time < options.times; time += 1) {
      const controller = new AbortController();
      const item = (index: number) => `${time} ${index}: ${Array.from({ length: 6 }, () => lines.join(' ')).join(' ')}`;
      const items = Array.from({ length: 20 }, (_, index) => item(index));
      const call = client.decide({
        modelId: options.modelId,
        prefix: linePrefix,
        items,
        labels,
        signal: controller.signal,
      });
      setTimeout(() => controller.abort(), 3000 + time * 370);
      await call;
      // The next call waits for the batch that still runs, so its reply says that the end was recorded.
      await client.decide({
        modelId: options.modelId,
        prefix: linePrefix,
        items: ['Done.'],
        labels,
        signal: new AbortController().signal,
      });
    }
    return timings;
  } finally {
    await client.close();
  }
}

if (import.meta.main) {
  const modelIds =
    process.argv.length > 2 ? process.argv.slice(2) : ['smollm2-135m', 'qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'];
  for (const modelId of modelIds) {
    const timings = await measureAborts({ modelId, times: 4 });
    console.table(
      timings.map(({ acknowledgedMs, endedMs }) => ({
        modelId,
        acknowledgedMs: Math.round(acknowledgedMs),
        endedMs: Math.round(endedMs),
      })),
    );
    console.log(
      `${modelId}: the last batch ended at most ${Math.round(Math.max(...timings.map(({ endedMs }) => endedMs)))} ms after the abort (limit 1000)`,
    );
  }
}
