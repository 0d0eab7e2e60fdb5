import { setImmediate } from 'node:timers/promises';
import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { invariant } from '../../../../shared/kernel/assert.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Decision } from '../../../ports/language-model.ts';
import { commonLength } from './chat-prompt.ts';
import type { CoreLock } from './core-lock.ts';
import { assertNumber } from './damaged-model.ts';
import type { DecideMessage, DecideValue, InferenceFailure } from './messages.ts';
import { bestFirst, place, withWarmPrefix } from './position.ts';
import { feed, tokenLimit } from './resident-model.ts';
import type { ResidentModel } from './resident-model.ts';
import type { WarmPrefix } from './warm-prefixes.ts';

/** Fewer tokens in common than this are cheaper evaluated twice in one batch than once in two. */
const WORTH_SHARING = 12;

type Job = {
  readonly resident: ResidentModel;
  readonly lock: CoreLock;
  readonly signal: AbortSignal;
  readonly labels: readonly string[];
  readonly labelTokens: readonly Token[];
  readonly start: number;
};

/**
 * Answers one closed question per item from the logits of the labels' first tokens, behind a prefix that is evaluated once. Items go
 * through in waves that fit one batch, each item in a sequence of its own.
 */
export async function decide(options: {
  readonly resident: ResidentModel;
  readonly message: DecideMessage;
  readonly lock: CoreLock;
  readonly signal: AbortSignal;
}): Promise<Result<DecideValue, InferenceFailure>> {
  const { resident, message, lock, signal } = options;
  const start = performance.now();
  const labelTokens = message.labels.map((label) => resident.prompt.firstToken(label));
  const clash = message.labels.find(
    (_, index) => labelTokens.findIndex((token) => token === labelTokens[index]) < index,
  );
  if (clash !== undefined) {
    return err({
      code: 'inference-failed',
      message: `The label "${clash}" begins with the same token as another label: choose other words.`,
    });
  }
  const prompts: (readonly Token[])[] = [];
  for (const item of message.items) {
    // Two hundred long items take half a second to tokenize: between two of them an abort is heard.
    await setImmediate();
    signal.throwIfAborted();
    prompts.push(resident.prompt.tokens({ prefix: message.prefix, item }));
  }
  const longest = Math.max(0, ...prompts.map((tokens) => tokens.length));
  const limit = tokenLimit(resident);
  if (longest > limit) {
    return err({
      code: 'prompt-too-long',
      message: `An item makes a prompt of ${longest} tokens; ${limit} fit. Split it.`,
      tokens: longest,
      limit,
    });
  }
  const shared = sharedPart({ shared: resident.prompt.sharedTokens(message.prefix), prompts });
  const job: Job = { resident, lock, signal, labels: message.labels, labelTokens, start };
  const answered = await runWaves({ job, shared, prompts });
  return ok({
    ...answered,
    ms: performance.now() - start,
    prompts: prompts.map((tokens) => resident.prompt.text(tokens)),
  });
}

/** What all prompts really begin with, at least one token short of the shortest. */
function sharedPart(options: {
  readonly shared: readonly Token[];
  readonly prompts: readonly (readonly Token[])[];
}): readonly Token[] {
  const length = options.prompts.reduce(
    (least, tokens) => Math.min(least, commonLength(options.shared, tokens), tokens.length - 1),
    options.shared.length,
  );
  return options.shared.slice(0, length);
}

type Item = { readonly index: number; readonly tokens: readonly Token[] };
type Answer = { readonly index: number; readonly decision: Decision; readonly tokensIn: number };

async function runWaves(options: {
  readonly job: Job;
  readonly shared: readonly Token[];
  readonly prompts: readonly (readonly Token[])[];
}): Promise<Omit<DecideValue, 'prompts' | 'ms'>> {
  const { job, shared, prompts } = options;
  const { resident, lock, signal } = job;
  // Items that begin alike follow each other, so that the later one continues what the earlier one left in its sequence.
  const queue = prompts
    .map((tokens, index) => ({ index, tokens }))
    .toSorted((left, right) => compareTokens(left.tokens, right.tokens));
  const answers: Answer[] = [];
  let firstTokenMs = 0;
  const prefixIn = await withWarmPrefix({
    resident,
    lock,
    tokens: shared,
    signal,
    work: async (prefix) => {
      while (queue.length > 0) {
        const most = waveSize({ queue, shared: shared.length, budget: resident.budget.size });
        const sequences = await resident.working.take({ most, signal });
        const wave = queue.splice(0, sequences.length);
        try {
          answers.push(
            ...(await lock.run({
              key: resident.modelId,
              signal,
              work: () => runWave({ job, prefix, sequences, wave }),
            })),
          );
        } finally {
          resident.working.give(sequences);
        }
        if (firstTokenMs === 0) firstTokenMs = performance.now() - job.start;
      }
      return prefix.evaluated;
    },
  });
  const tokensIn = answers.reduce((sum, answer) => sum + answer.tokensIn, prefixIn);
  const tokens = prompts.reduce((sum, prompt) => sum + prompt.length, 0);
  const decisions = answers.toSorted((left, right) => left.index - right.index).map(({ decision }) => decision);
  return { decisions, tokensIn, tokensCached: Math.max(0, tokens - tokensIn), tokensOut: 0, firstTokenMs };
}

function compareTokens(left: readonly Token[], right: readonly Token[]): number {
  const length = commonLength(left, right);
  return (left[length] ?? -1) - (right[length] ?? -1);
}

/**
 * As many items as fit one batch of the token budget, at least one; and none that begins as the one before, because that part would
 * then be evaluated once for each.
 */
function waveSize(options: {
  readonly queue: readonly Item[];
  readonly shared: number;
  readonly budget: number;
}): number {
  const { queue, shared, budget } = options;
  let sum = 0;
  const over = queue.findIndex(({ tokens }, index) => {
    sum += tokens.length - shared;
    const before = queue[index - 1];
    const alike = before === undefined ? 0 : commonLength(before.tokens, tokens) - shared;
    return sum > budget || alike >= WORTH_SHARING;
  });
  return over < 0 ? queue.length : Math.max(1, over);
}

async function runWave(options: {
  readonly job: Job;
  readonly prefix: WarmPrefix;
  readonly sequences: readonly LlamaContextSequence[];
  readonly wave: readonly Item[];
}): Promise<Answer[]> {
  const { job, prefix, sequences, wave } = options;
  let free = sequences;
  const placed: { readonly item: Item; readonly sequence: LlamaContextSequence; readonly kept: number }[] = [];
  for (const item of wave) {
    const [sequence, ...others] = bestFirst(free, item.tokens);
    invariant(sequence !== undefined, 'a wave has one sequence per item');
    free = others;
    placed.push({
      item,
      sequence,
      kept: await place({ resident: job.resident, sequence, prefix, prompt: item.tokens }),
    });
  }
  const answers = await Promise.allSettled(
    placed.map(async ({ item, sequence, kept }): Promise<Answer> => {
      const tokens = item.tokens.slice(kept);
      return { index: item.index, decision: await readLabels({ job, sequence, tokens }), tokensIn: tokens.length };
    }),
  );
  // Only when all have ended may the sequences go back to the pool.
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
}

async function readLabels(options: {
  readonly job: Job;
  readonly sequence: LlamaContextSequence;
  readonly tokens: readonly Token[];
}): Promise<Decision> {
  const { job, sequence, tokens } = options;
  const { resident, signal } = job;
  const tail = tokens.slice(-resident.budget.size);
  await feed({ resident, sequence, tokens: tokens.slice(0, tokens.length - tail.length), signal });
  const last = tail.at(-1);
  invariant(last !== undefined, 'an item has at least one token');
  const results = await resident.budget.run({
    tokens: tail.length,
    signal,
    work: () =>
      resident.gate.step(() =>
        sequence.controlledEvaluate([
          ...tail.slice(0, -1),
          // At temperature 0 the selected token is the most likely one, against which the total weight is measured.
          [
            last,
            {
              generateNext: {
                totalLogitWeight: true,
                logits: { filter: { tokens: job.labelTokens, includeSelected: true } },
              },
            },
          ],
        ]),
      ),
  });
  const next = results.at(-1)?.next;
  invariant(
    next?.logits !== undefined && next.totalLogitWeight !== undefined,
    'the last token was asked for its logits',
  );
  return weigh({ job, logits: next.logits, totalWeight: next.totalLogitWeight });
}

/** Probabilities over the labels; `totalWeight` is the sum of exp(logit - highest logit) over the whole vocabulary. */
function weigh(options: {
  readonly job: Job;
  readonly logits: ReadonlyMap<Token, number>;
  readonly totalWeight: number;
}): Decision {
  const { job, logits, totalWeight } = options;
  const highest = Math.max(...logits.values());
  const weights = job.labelTokens.map((token) => Math.exp((logits.get(token) ?? -Infinity) - highest));
  const mass = weights.reduce((sum, weight) => sum + weight, 0);
  assertNumber(mass / totalWeight);
  const ranked = job.labels
    .map((label, index) => ({ label, probability: mass > 0 ? (weights[index] ?? 0) / mass : 1 / job.labels.length }))
    .toSorted((left, right) => right.probability - left.probability);
  const first = ranked[0];
  invariant(first !== undefined, 'a closed question has labels');
  return {
    label: first.label,
    probabilities: Object.fromEntries(ranked.map(({ label, probability }) => [label, probability])),
    margin: first.probability - (ranked[1]?.probability ?? 0),
    legalMass: Math.min(1, mass / totalWeight),
  };
}
