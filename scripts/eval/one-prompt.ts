import { join } from 'node:path';
import type { ScoredAnswer, ScoredCitation } from '../../src/engine/evaluation/launch-delay/answer-schema.ts';
import { createInferenceClient } from '../../src/engine/adapters/llama/inference-client.ts';
import type { InferenceClient } from '../../src/engine/adapters/llama/inference-client.ts';
import type { Engine } from '../../src/engine/create-engine.ts';
import { ModelStore } from '../../src/engine/models/index.ts';
import type { GenerateReply } from '../../src/engine/ports/language-model.ts';
import { processEntries, resourcesFolder } from '../../src/hosts/entries.ts';
import { physicalCores } from '../../src/hosts/physical-cores.ts';
import type { Passage } from '../../src/shared/domain/source.ts';
import type { Workspace } from '../../src/shared/domain/workspace.ts';
import { modelFolderHere } from './model-folder-here.ts';
import { valueOf } from './engine-session.ts';
import { parseFindings } from './parse-findings.ts';

/** What fits a small model's prompt beside the question and the answer. */
const PASSAGE_TOKENS = 2500;
const ANSWER_TOKENS = 500;
const CANDIDATES = 60;
/** The embedder reads at most 512 tokens; its dimensions are those of the shipped MiniLM. */
const EMBEDDER = { dimensions: 384, maxTokens: 512 } as const;

const system = [
  'You answer questions about a project from numbered passages of a company’s files.',
  'Write one finding a line and nothing else. Begin each line with its kind and end it with the numbers of the passages that prove it:',
  'cause: why the launch is late [n]',
  'blocked: who waits for whom or what [n]',
  'date: the launch date that holds now [n]',
  'action: a next action and who takes it [n]',
  'Use only what the passages say. Leave out what is solved, optional, a joke, or about another project.',
].join('\n');

export type OnePromptAnswer = {
  readonly answer: ScoredAnswer;
  readonly ms: number;
  readonly modelMs: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly models: Readonly<Record<string, { readonly id: string; readonly sha256: string }>>;
};

/** What most people would try first: the passages nearest to the question, and one model asked once. */
export async function askOnce(options: {
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly question: string;
  readonly modelId: string;
  readonly signal: AbortSignal;
}): Promise<OnePromptAnswer> {
  const { engine, workspace, question, modelId, signal } = options;
  const startedAt = performance.now();
  const { sources } = engine.handlers;
  const found = valueOf(
    await sources.search({ workspaceId: workspace.id, query: question, limit: CANDIDATES, kinds: null }, { signal }),
  );
  const { asOf } = valueOf(await sources.list({ workspaceId: workspace.id }, { signal }));
  await engine.close();
  const store = await ModelStore.open({
    folder: modelFolderHere(),
    shippedFolder: join(resourcesFolder(), 'models'),
    overrides: {},
  });
  const file = await store.resolveModel({ modelId, signal });
  if (!file.ok) throw new Error(file.error.message);
  const client = openClient(store);
  try {
    const lines = found.passages.map((passage, index) => passageLine(passage, index + 1));
    const fitting = await fitInto({ client, lines, signal });
    const { reply, used } = await ask({ client, question, modelId, lines: lines.slice(0, fitting), asOf, signal });
    const citations = found.passages.slice(0, used).map(asCitation);
    const claims = [...parseFindings({ text: reply.text, citations })];
    return {
      answer: { status: 'succeeded', answer: reply.text, claims, citations },
      ms: performance.now() - startedAt,
      modelMs: reply.ms,
      tokensIn: reply.tokensIn,
      tokensOut: reply.tokensOut,
      models: { worker: { id: modelId, sha256: file.value.sha256 } },
    };
  } finally {
    await client.close();
  }
}

function openClient(store: ModelStore): InferenceClient {
  return createInferenceClient({
    entry: processEntries().inference,
    cores: physicalCores(),
    resolveModel: (id) => store.resolveModel({ modelId: id, signal: new AbortController().signal }),
    suggestSmaller: () => null,
    freeMemory: () => process.availableMemory(),
    embedder: { path: join(resourcesFolder(), 'models', 'all-MiniLM-L6-v2.Q8_0.gguf'), ...EMBEDDER },
    onCrash: (reason) => process.stderr.write(`  inference: ${reason}\n`),
  });
}

/** How many of the best passages fit. */
async function fitInto(options: {
  readonly client: InferenceClient;
  readonly lines: readonly string[];
  readonly signal: AbortSignal;
}): Promise<number> {
  const counted = await options.client.embedder.countTokens({ texts: options.lines, signal: options.signal });
  if (!counted.ok) throw new Error(counted.error.message);
  let left = PASSAGE_TOKENS;
  const over = counted.value.findIndex((tokens) => (left -= tokens) < 0);
  return over === -1 ? options.lines.length : over;
}

/** The two tokenizers differ, so the last passages are dropped until the model takes the prompt. */
async function ask(options: {
  readonly client: InferenceClient;
  readonly question: string;
  readonly modelId: string;
  readonly lines: readonly string[];
  readonly asOf: number | null;
  readonly signal: AbortSignal;
}): Promise<{ readonly reply: GenerateReply; readonly used: number }> {
  const { client, question, modelId, lines, asOf, signal } = options;
  const today = asOf === null ? '' : `\nToday is ${new Date(asOf).toISOString().slice(0, 10)}.`;
  for (let used = lines.length; used > 0; used -= 1) {
    const item = `${question}${today}\n\n${lines.slice(0, used).join('\n\n')}\n\n${question}`;
    const reply = await client.generate({
      modelId,
      prefix: { system, examples: [] },
      item,
      schema: null,
      maxTokens: ANSWER_TOKENS,
      temperature: 0,
      seed: 1,
      signal,
    });
    if (reply.ok) return { reply: reply.value, used };
    if (reply.error.code !== 'prompt-too-long') throw new Error(`${reply.error.code}: ${reply.error.message}`);
  }
  throw new Error('Not even one passage fits into the prompt.');
}

function passageLine(passage: Passage, n: number): string {
  const { block, start, end } = passage;
  const day = block.timestamp === null ? '' : ` · ${new Date(block.timestamp).toISOString().slice(0, 10)}`;
  const author = block.author === null ? '' : ` · ${block.author}`;
  return `[${n}] ${block.file} · ${block.locator}${day}${author}\n${block.text.slice(start, end)}`;
}

function asCitation({ block, start, end }: Passage, index: number): ScoredCitation {
  return { n: index + 1, file: block.file, locator: block.locator, text: block.text.slice(start, end) };
}
