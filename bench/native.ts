import { execFile, spawn } from 'node:child_process';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { physicalCores } from '../src/hosts/physical-cores.ts';
import { parseJson } from '../src/shared/kernel/json.ts';
import { modelPath } from '../test/model-dependent/models.ts';
import { measureInference } from './inference.ts';
import type { Bench, BenchLine } from './table.ts';
import { times } from './table.ts';

const run = promisify(execFile);
const Results = z.array(z.object({ n_prompt: z.number(), n_gen: z.number(), avg_ts: z.number() }));

/** The native bench of the same llama.cpp, built once from the sources that come with node-llama-cpp, beside our own numbers. */
export const nativeBench: Bench = {
  name: 'native',
  title: 'Tokens per second of the native bench, and ours',
  async run({ models }) {
    const missing = await missingTools(['git', 'cmake', 'ninja']);
    if (missing.length > 0) {
      return [
        {
          what: 'skipped',
          value: '',
          ratio: `building it needs ${missing.join(', ')}, which this machine does not have`,
        },
      ];
    }
    const program = await build();
    const lines: BenchLine[] = [];
    for (const modelId of models) lines.push(...(await compare({ program, modelId })));
    return lines;
  },
};

async function compare(options: { readonly program: string; readonly modelId: string }): Promise<readonly BenchLine[]> {
  const { program, modelId } = options;
  const argv = [
    '-m',
    modelPath(modelId),
    '-p',
    '256',
    '-n',
    '48',
    '-t',
    String(physicalCores()),
    '-r',
    '2',
    '-o',
    'json',
  ];
  const parsed = parseJson(Results, (await run(program, argv)).stdout);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const prefill = parsed.value.find(({ n_prompt }) => n_prompt > 0)?.avg_ts ?? 0;
  const decode = parsed.value.find(({ n_gen }) => n_gen > 0)?.avg_ts ?? 0;
  const ours = await measureInference(modelId);
  const read = ours.newTokensEach * ours.batchOfAll;
  const rate = (value: number): string => `${value.toFixed(1)} tokens/s`;
  return [
    { what: `${modelId} native, prompt`, value: rate(prefill), ratio: '' },
    { what: `${modelId} ours, prompts of a batch of decisions`, value: rate(read), ratio: times(read / prefill) },
    { what: `${modelId} native, text`, value: rate(decode), ratio: '' },
    {
      what: `${modelId} ours, text`,
      value: rate(ours.generateTokensPerSecond),
      ratio: times(ours.generateTokensPerSecond / decode),
    },
  ];
}

async function missingTools(names: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    names.map((name) =>
      run(name, ['--version']).then(
        () => null,
        () => name,
      ),
    ),
  );
  return found.filter((name) => name !== null);
}

/** Outside the checkout and named by the sources' own package version, so that it is built once. About ten minutes on two cores. */
async function build(): Promise<string> {
  const packageFolder = join(import.meta.dirname, '..', 'node_modules', 'node-llama-cpp');
  const manifest = parseJson(
    z.object({ version: z.string() }),
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  );
  if (!manifest.ok) throw new Error(manifest.error.message);
  const { GUILDHALL_CACHE: chosen, XDG_CACHE_HOME: caches } = process.env;
  const cache = chosen ?? join(caches ?? join(homedir(), '.cache'), 'guildhall');
  const folder = join(cache, `native-bench-${manifest.value.version}`);
  const program = join(folder, 'build', 'bin', 'llama-bench');
  if (await exists(program)) return program;
  process.stdout.write('  building the native bench, about ten minutes, once\n');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const sources = join(folder, 'llama.cpp');
  await step('git', ['clone', '--quiet', join(packageFolder, 'llama', 'gitRelease.bundle'), sources]);
  const off = ['LLAMA_OPENSSL', 'LLAMA_BUILD_TESTS', 'LLAMA_BUILD_EXAMPLES', 'LLAMA_BUILD_UI', 'LLAMA_USE_PREBUILT_UI'];
  const flags = ['-DCMAKE_BUILD_TYPE=Release', ...off.map((name) => `-D${name}=OFF`)];
  await step('cmake', ['-S', sources, '-B', join(folder, 'build'), '-G', 'Ninja', ...flags]);
  await step('ninja', ['-C', join(folder, 'build'), 'llama-bench']);
  return program;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

async function step(program: string, argv: readonly string[]): Promise<void> {
  const child = spawn(program, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
}
