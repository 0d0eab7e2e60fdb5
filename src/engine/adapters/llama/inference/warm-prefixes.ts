import { createHash } from 'node:crypto';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';

export type WarmPrefix = {
  readonly sequence: LlamaContextSequence;
  readonly tokens: readonly Token[];
  readonly evaluated: number;
};

type Slot = {
  readonly sequence: LlamaContextSequence;
  key: string | null;
  usedAt: number;
  users: number;
  filling: Promise<unknown>;
};

/**
 * Prefixes that stay evaluated, one a sequence. The one unused for longest makes room; a prefix that is being copied from is never
 * evicted. Two calls that want the same cold prefix evaluate it once.
 */
export class WarmPrefixes {
  readonly #slots: Slot[];
  #now = 0;
  #waiting: (() => void)[] = [];

  constructor(sequences: readonly LlamaContextSequence[]) {
    this.#slots = sequences.map((sequence) => ({
      sequence,
      key: null,
      usedAt: 0,
      users: 0,
      filling: Promise.resolve(),
    }));
  }

  /**
   * Runs `work` with a sequence that holds `tokens`; `fill` evaluates them when none does.
   * `evaluated` is how many tokens had to be evaluated for this call.
   */
  async use<Value>(options: {
    readonly tokens: readonly Token[];
    readonly fill: (sequence: LlamaContextSequence) => Promise<void>;
    readonly work: (prefix: WarmPrefix) => Promise<Value>;
  }): Promise<Value> {
    const key = createHash('sha256').update(Uint32Array.from(options.tokens)).digest('hex');
    const slot = await this.#slotFor(key);
    slot.users += 1;
    slot.usedAt = this.#now += 1;
    try {
      const evaluated = await this.#fill({ slot, key, tokens: options.tokens, fill: options.fill });
      return await options.work({ sequence: slot.sequence, tokens: options.tokens, evaluated });
    } finally {
      slot.users -= 1;
      for (const wake of this.#waiting.splice(0)) wake();
    }
  }

  async #slotFor(key: string): Promise<Slot> {
    for (;;) {
      const same = this.#slots.find((slot) => slot.key === key);
      if (same !== undefined) return same;
      const oldest = this.#slots
        .filter((slot) => slot.users === 0)
        .toSorted((left, right) => left.usedAt - right.usedAt)[0];
      if (oldest !== undefined) {
        oldest.key = key;
        return oldest;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      await promise;
    }
  }

  /** One filling at a time per slot; whoever waited finds it done, or goes on where an aborted one stopped. */
  async #fill(options: {
    readonly slot: Slot;
    readonly key: string;
    readonly tokens: readonly Token[];
    readonly fill: (sequence: LlamaContextSequence) => Promise<void>;
  }): Promise<number> {
    const { slot, tokens, fill } = options;
    const before = slot.filling;
    const { promise, resolve } = Promise.withResolvers<void>();
    slot.filling = promise;
    await before;
    try {
      if (holds(slot.sequence, tokens)) return 0;
      await fill(slot.sequence);
      return tokens.length;
    } finally {
      resolve();
    }
  }
}

/** True when the sequence holds exactly these tokens. */
function holds(sequence: LlamaContextSequence, tokens: readonly Token[]): boolean {
  if (sequence.nextTokenIndex !== tokens.length) return false;
  const held = sequence.contextTokens;
  return tokens.every((token, index) => held[index] === token);
}
