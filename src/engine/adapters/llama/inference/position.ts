import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { commonLength } from './chat-prompt.ts';
import type { CoreLock } from './core-lock.ts';
import { copySequence, trimSequence } from './copy-sequence.ts';
import { feed } from './resident-model.ts';
import type { ResidentModel } from './resident-model.ts';
import type { WarmPrefix } from './warm-prefixes.ts';

/** Runs `work` with the prefix evaluated in a warm sequence. */
export function withWarmPrefix<Value>(options: {
  readonly resident: ResidentModel;
  readonly lock: CoreLock;
  readonly tokens: readonly Token[];
  readonly signal: AbortSignal;
  readonly work: (prefix: WarmPrefix) => Promise<Value>;
}): Promise<Value> {
  const { resident, lock, tokens, signal, work } = options;
  return resident.warm.use({
    tokens,
    work,
    fill: (sequence) =>
      lock.run({
        key: resident.modelId,
        signal,
        work: async () => {
          const length = commonLength(sequence.contextTokens, tokens);
          await resident.gate.alone(() => trimSequence({ sequence, length }));
          await feed({ resident, sequence, tokens: tokens.slice(sequence.nextTokenIndex), signal });
        },
      }),
  });
}

/**
 * Puts a working sequence at the start of what is new in `prompt`. It keeps what it holds already where that reaches behind the prefix
 * (items of one call often begin alike), else the prefix is copied into it. Returns how many tokens need not be evaluated.
 */
export async function place(options: {
  readonly resident: ResidentModel;
  readonly sequence: LlamaContextSequence;
  readonly prefix: WarmPrefix;
  readonly prompt: readonly Token[];
}): Promise<number> {
  const { resident, sequence, prefix, prompt } = options;
  const length = prefix.tokens.length;
  const { isRecurrent, swaSize } = resident.model.fileInsights;
  const held = isRecurrent || swaSize !== undefined ? 0 : commonLength(sequence.contextTokens, prompt);
  // The last token is always evaluated: its logits are the answer.
  const kept = Math.min(held, prompt.length - 1);
  await resident.gate.alone(() =>
    kept >= length && kept > 0
      ? trimSequence({ sequence, length: kept })
      : copySequence({ from: prefix.sequence, to: sequence, length }),
  );
  return Math.max(kept, length);
}

/** The sequence among these that holds most of the prompt's beginning; it comes first in the returned order. */
export function bestFirst(
  sequences: readonly LlamaContextSequence[],
  prompt: readonly Token[],
): LlamaContextSequence[] {
  return sequences
    .map((sequence) => ({ sequence, held: commonLength(sequence.contextTokens, prompt) }))
    .toSorted((left, right) => right.held - left.held)
    .map(({ sequence }) => sequence);
}
