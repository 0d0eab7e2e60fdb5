import type { Llama, LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp';
import { ChatPrompt } from './chat-prompt.ts';
import { ActiveSequences, fullBatchStrategy } from './full-batch-strategy.ts';
import type { LoadMessage, LoadValue } from './messages.ts';
import { Pool } from './sequence-pool.ts';
import { StateGate } from './state-gate.ts';
import { TokenBudget } from './token-budget.ts';
import { WarmPrefixes } from './warm-prefixes.ts';

/** Bytes of weights a second that two slow and busy cores prefill with: only the first guess, measured afterwards. */
const SLOW_CORES = 2e10;

/** One model in memory: its weights, one context of several sequences, and what keeps those sequences busy and apart. */
export type ResidentModel = {
  readonly modelId: string;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly prompt: ChatPrompt;
  readonly working: Pool<LlamaContextSequence>;
  readonly warm: WarmPrefixes;
  readonly gate: StateGate;
  readonly budget: TokenBudget;
  readonly active: ActiveSequences;
};

export async function loadResidentModel(options: {
  readonly llama: Llama;
  readonly message: LoadMessage;
  readonly cores: number;
}): Promise<{ readonly resident: ResidentModel; readonly value: LoadValue }> {
  const { llama, message, cores } = options;
  const start = performance.now();
  // Without a GPU a mapped file would stay in memory beside the repacked weights (performance note 1.2).
  const model = await llama.loadModel({ modelPath: message.path, useMmap: llama.gpu === false ? false : 'auto' });
  const active = new ActiveSequences();
  const { contextSize, batchSize, working, warm } = message.plan;
  const context = await model.createContext({
    contextSize: Math.min(contextSize, model.trainContextSize),
    sequences: working + warm,
    batchSize,
    threads: cores,
    batching: { itemPrioritizationStrategy: fullBatchStrategy(active) },
  });
  const sequences = Array.from({ length: working + warm }, () => context.getSequence());
  const gate = new StateGate();
  const expected = llama.gpu === false ? SLOW_CORES / model.size : 2000;
  const budget = new TokenBudget({ largest: batchSize, expectedTokensPerSecond: expected });
  const resident: ResidentModel = {
    modelId: message.modelId,
    model,
    context,
    prompt: new ChatPrompt(model),
    working: new Pool(sequences.slice(0, working)),
    warm: new WarmPrefixes(sequences.slice(working)),
    gate,
    budget,
    active,
  };
  const weightsBytes = model.memoryUsage.ram + model.memoryUsage.vram;
  const bytes = weightsBytes + context.memoryUsage.ram + context.memoryUsage.vram;
  return { resident, value: { bytes, weightsBytes, ms: performance.now() - start } };
}

/** Tokens a prompt and its answer may have together. */
export function tokenLimit(resident: ResidentModel): number {
  return resident.context.contextSize - 2;
}

/** Evaluates tokens into a sequence, piece by piece: between two pieces an abort takes effect and other calls get their share. */
export async function feed(options: {
  readonly resident: ResidentModel;
  readonly sequence: LlamaContextSequence;
  readonly tokens: readonly Token[];
  readonly signal: AbortSignal;
}): Promise<void> {
  const { resident, sequence, tokens, signal } = options;
  for (let start = 0; start < tokens.length;) {
    const piece = tokens.slice(start, start + resident.budget.size);
    start += piece.length;
    await resident.budget.run({
      tokens: piece.length,
      signal,
      work: () => resident.gate.step(() => sequence.evaluateWithoutGeneratingNewTokens(piece)),
    });
  }
}
