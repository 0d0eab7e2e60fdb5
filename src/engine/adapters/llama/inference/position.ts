import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { commonLength } from './chat-prompt.ts';
import type { CoreLock } from './core-lock.ts';
import { copySequence, trimSequence } from './copy-sequence.ts';
import { feed } from './resident-model.ts';
import type { ResidentModel } from './resident-model.ts';
import { startsWith } from './warm-prefixes.ts';
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

/** Puts working sequences right behind the prefix: trimmed when they hold it already, else copied from the warm sequence. */
export function placeBehindPrefix(options: {
  readonly resident: ResidentModel;
  readonly sequences: readonly LlamaContextSequence[];
  readonly prefix: WarmPrefix;
}): Promise<void> {
  const { resident, sequences, prefix } = options;
  const length = prefix.tokens.length;
  const trims = !resident.model.fileInsights.isRecurrent && resident.model.fileInsights.swaSize === undefined;
  return resident.gate.alone(async () => {
    for (const sequence of sequences) {
      if (trims && startsWith(sequence, prefix.tokens)) await trimSequence({ sequence, length });
      else await copySequence({ from: prefix.sequence, to: sequence, length });
    }
  });
}
