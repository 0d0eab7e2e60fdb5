import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LlamaContextSequence } from 'node-llama-cpp';

/** An internal method of node-llama-cpp 3.22.1 (`llama_memory_seq_cp`); its contract test runs against every upgrade. */
type CopyingSequence = LlamaContextSequence & {
  _copyStateFromOtherSequence(other: LlamaContextSequence, upToTokenIndex: number): Promise<boolean>;
};

export function canCopy(sequence: LlamaContextSequence): sequence is CopyingSequence {
  return '_copyStateFromOtherSequence' in sequence && typeof sequence._copyStateFromOtherSequence === 'function';
}

/**
 * Makes `to` hold the first `length` tokens that `from` holds, without evaluating them again. Where the internal copy is missing or
 * refuses, the public way does the same through a file (about 4 ms per 1,000 tokens).
 */
export async function copySequence(options: {
  readonly from: LlamaContextSequence;
  readonly to: LlamaContextSequence;
  readonly length: number;
}): Promise<void> {
  const { from, to, length } = options;
  if (canCopy(to) && (await to._copyStateFromOtherSequence(from, length))) return;
  await copyThroughFile(options);
}

export async function copyThroughFile(options: {
  readonly from: LlamaContextSequence;
  readonly to: LlamaContextSequence;
  readonly length: number;
}): Promise<void> {
  const { from, to, length } = options;
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-sequence-'));
  try {
    const path = join(folder, 'state');
    await from.saveStateToFile(path);
    await to.clearHistory();
    // The file was written a moment ago by this process from this model: the risk that the option names is not there.
    await to.loadStateFromFile(path, { acceptRisk: true });
    await trimSequence({ sequence: to, length });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Drops everything behind the first `length` tokens. */
export async function trimSequence(options: {
  readonly sequence: LlamaContextSequence;
  readonly length: number;
}): Promise<void> {
  const { sequence, length } = options;
  if (sequence.nextTokenIndex <= length) return;
  await sequence.eraseContextTokenRanges([{ start: length, end: sequence.nextTokenIndex }]);
}
