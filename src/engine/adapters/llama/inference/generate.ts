import type { Llama, LlamaContextSequence, LlamaGrammar, Token } from 'node-llama-cpp';
import { z } from 'zod';
import { invariant } from '../../../../shared/kernel/assert.ts';
import { parseJson } from '../../../../shared/kernel/json.ts';
import { err, ok } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { commonLength } from './chat-prompt.ts';
import type { CoreLock } from './core-lock.ts';
import { assertNumber } from './damaged-model.ts';
import type { GenerateMessage, GenerateValue, InferenceFailure } from './messages.ts';
import { NextTokens } from './next-token.ts';
import type { NextToken } from './next-token.ts';
import { place, withWarmPrefix } from './position.ts';
import { endsInLoop } from './repetition.ts';
import { feed, tokenLimit } from './resident-model.ts';
import type { ResidentModel } from './resident-model.ts';
import { TextPieces } from './text-pieces.ts';

type Job = {
  readonly llama: Llama;
  readonly resident: ResidentModel;
  readonly message: GenerateMessage;
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
  readonly start: number;
};

type Generated = Pick<GenerateValue, 'text' | 'stopReason' | 'logProbability' | 'tokensOut' | 'firstTokenMs'>;

/** Continues one prompt: free text, or JSON under a grammar. Calls that run together share batches, one sequence each. */
export async function generate(options: {
  readonly llama: Llama;
  readonly resident: ResidentModel;
  readonly message: GenerateMessage;
  readonly lock: CoreLock;
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
}): Promise<Result<GenerateValue, InferenceFailure>> {
  const { resident, message, lock, signal } = options;
  const start = performance.now();
  const tokens = resident.prompt.tokens({ prefix: message.prefix, item: message.item });
  const limit = tokenLimit(resident) - message.maxTokens;
  if (tokens.length > limit) {
    const text = `The prompt has ${tokens.length} tokens and ${message.maxTokens} are reserved for the answer; ${limit} fit. Shorten it.`;
    return err({ code: 'prompt-too-long', message: text, tokens: tokens.length, limit });
  }
  const shared = resident.prompt.sharedTokens(message.prefix);
  const length = Math.min(commonLength(shared, tokens), tokens.length - 1);
  const generated = await withWarmPrefix({
    resident,
    lock,
    tokens: shared.slice(0, length),
    signal,
    work: async (prefix) => {
      const sequences = await resident.working.take({ most: 1, signal });
      try {
        const work = async () => {
          const sequence = sequences[0];
          invariant(sequence !== undefined, 'the pool lends at least one sequence');
          const kept = await place({ resident, sequence, prefix, prompt: tokens });
          const generated = await continuePrompt({ job: { ...options, start }, sequence, tokens: tokens.slice(kept) });
          const tokensIn = tokens.length - kept + prefix.evaluated;
          return { ...generated, tokensIn, tokensCached: tokens.length - tokensIn };
        };
        return await lock.run({ key: resident.modelId, signal, work });
      } finally {
        resident.working.give(sequences);
      }
    },
  });
  return ok({
    ...generated,
    prompt: resident.prompt.text(tokens),
    ms: performance.now() - start,
  });
}

async function continuePrompt(options: {
  readonly job: Job;
  readonly sequence: LlamaContextSequence;
  readonly tokens: readonly Token[];
}): Promise<Generated> {
  const { job, sequence, tokens } = options;
  const { resident, message, signal } = job;
  const tail = tokens.slice(-resident.budget.size);
  await feed({ resident, sequence, tokens: tokens.slice(0, tokens.length - tail.length), signal });
  const next = new NextTokens({
    sequence,
    grammar: await grammarOf(job),
    temperature: message.temperature,
    seed: message.seed,
  });
  try {
    // The first step evaluates the rest of the prompt, so it counts against the budget; later ones are one token each.
    const first = await resident.budget.run({
      tokens: tail.length,
      signal,
      work: () => resident.gate.step(() => next.after(tail)),
    });
    const firstTokenMs = performance.now() - job.start;
    resident.active.count += 1;
    try {
      return { ...(await writeAnswer({ job, next, first })), firstTokenMs };
    } finally {
      resident.active.count -= 1;
    }
  } finally {
    next.dispose();
  }
}

async function writeAnswer(options: {
  readonly job: Job;
  readonly next: NextTokens;
  readonly first: NextToken;
}): Promise<Omit<Generated, 'firstTokenMs'>> {
  const { job, next } = options;
  const { resident, message, signal } = job;
  const pieces = new TextPieces({ model: resident.model, onText: job.onText });
  const out: Token[] = [];
  let logProbability = 0;
  let stopReason: Generated['stopReason'] = 'end';
  for (let step = options.first; ;) {
    logProbability += step.logProbability;
    assertNumber(logProbability);
    if (resident.model.isEogToken(step.token)) break;
    out.push(step.token);
    pieces.push(step.token);
    if (message.schema !== null && isWhole(pieces.text)) break;
    if (endsInLoop(out)) stopReason = 'repetition';
    else if (out.length >= message.maxTokens) stopReason = 'maxTokens';
    if (stopReason !== 'end') break;
    signal.throwIfAborted();
    const { token } = step;
    step = resident.gate.closed
      ? await parked(job, () => next.after([token]))
      : await resident.gate.step(() => next.after([token]));
  }
  pieces.end();
  const text = message.schema === null ? pieces.text : pieces.text.trim();
  return { text, stopReason, logProbability, tokensOut: out.length };
}

/** Somebody has to change sequences: this one leaves the head count of full batches until it steps again. */
async function parked<Value>(job: Job, step: () => Promise<Value>): Promise<Value> {
  job.resident.active.count -= 1;
  return await job.resident.gate.step(() => {
    job.resident.active.count += 1;
    return step();
  });
}

async function grammarOf({ message, llama }: Job): Promise<LlamaGrammar | null> {
  if (message.schema === null) return null;
  // The converter's own type is a recursive union that cannot be named here; it refuses at run time what it does not know.
  return await llama.createGrammarForJsonSchema(message.schema as { readonly type: 'null' });
}

/** The converter's grammar goes on with blank lines after the value; the answer is whole before that. */
function isWhole(text: string): boolean {
  return /[}\]"]\s*$/.test(text) && parseJson(z.unknown(), text).ok;
}
