import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { physicalCores } from '../src/hosts/physical-cores.ts';
import { abortBench } from './abort.ts';
import { batchingBench } from './batching.ts';
import { canvasBench } from './canvas.ts';
import { mainJobBench } from './main-job.ts';
import { nativeBench } from './native.ts';
import { prefixBench } from './prefix.ts';
import { formatLines } from './table.ts';
import type { Bench } from './table.ts';
import { traceOpenBench } from './trace-open.ts';

const benches: readonly Bench[] = [
  batchingBench,
  prefixBench,
  abortBench,
  mainJobBench,
  nativeBench,
  canvasBench,
  traceOpenBench,
];
const starterModels = ['qwen2.5-coder-0.5b', 'qwen2.5-coder-1.5b'];

process.exitCode = await main();

/** `npm run bench -- --only main-job,abort --models smollm2-135m`. One bench after the other: one process owns the cores. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, models: { type: 'string' } } });
  const names = values.only?.split(',');
  const unknown = (names ?? []).filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no bench ${unknown.join(', ')}. Known: ${benches.map(({ name }) => name).join(', ')}.\n`,
    );
    return 64;
  }
  const models = values.models?.split(',') ?? starterModels;
  const memory = Math.round(totalmem() / 2 ** 30);
  process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, ${physicalCores()} cores used, ${memory} GB\n`);
  let failed = 0;
  for (const bench of benches) {
    if (names !== undefined && !names.includes(bench.name)) continue;
    process.stdout.write(`\n${bench.title}  (${bench.name})\n`);
    try {
      process.stdout.write(`${formatLines(await bench.run({ models }))}\n`);
    } catch (cause) {
      failed += 1;
      process.stdout.write(`  FAILED: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}
