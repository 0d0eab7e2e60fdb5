import { z } from 'zod';
import { parseJson } from '../../shared/kernel/json.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { GenerateOptions } from '../agents/index.ts';
import type { GenerateReply, ModelError } from '../ports/language-model.ts';
import type { Rung } from '../routing/index.ts';
import { nameStep, rungsOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { noteEscalation } from './decide-step.ts';
import { noteLoaded } from './note-loaded.ts';
import { callModel } from './model-call.ts';

/** Tries on one rung: the second sees what was wrong with the first (ENGINE 5: two failed checks go up). */
const triesPerRung = 2;
const firstSeed = 1;

const Written = z.strictObject({ text: z.string(), stopReason: z.enum(['end', 'maxTokens', 'repetition']) });
type Written = z.infer<typeof Written>;

/** Text, or an object behind a grammar; null when no rung gave one that holds. Never throws for bad output. */
export async function generateStep<Output>(options: {
  readonly attempt: Attempt;
  readonly generate: GenerateOptions<Output>;
}): Promise<Output | null> {
  const { attempt, generate } = options;
  const step = nameStep({ attempt, step: generate.step });
  let violation = attempt.violation;
  let below: Rung | null = null;
  for (const rung of rungsOf({ attempt, roles: generate.roles })) {
    for (let attemptOnRung = 1; attemptOnRung <= triesPerRung; attemptOnRung += 1) {
      const written = await write({ attempt, generate, step, rung, below, violation, number: attemptOnRung });
      if (!written.ok) {
        violation = null;
        break;
      }
      const output = read({ generate, written: written.value });
      if (output.ok) return output.value;
      violation = output.error;
    }
    below = rung;
  }
  return null;
}

async function write<Output>(options: {
  readonly attempt: Attempt;
  readonly generate: GenerateOptions<Output>;
  readonly step: string;
  readonly rung: Rung;
  readonly below: Rung | null;
  readonly violation: string | null;
  readonly number: number;
}): Promise<Result<Written, ModelError>> {
  const { attempt, generate, step, rung, below, violation, number } = options;
  const { prefix, maxTokens } = generate;
  const item =
    violation === null ? generate.item : `${generate.item}\nThe answer before was wrong: ${violation} Answer again.`;
  const seed = firstSeed + number - 1;
  const schema = generate.structure?.grammar ?? null;
  const escalates = below !== null && number === 1;
  return callModel<Written>({
    attempt,
    purpose: 'generate',
    rung,
    grammar: schema,
    prefix,
    items: [item],
    schema: Written,
    step: number === 1 ? step : `${step}/retry-${number - 1}`,
    why: whyOf({ violation, below, number }),
    sampler: { temperature: 0, seed, maxTokens },
    input: { purpose: 'generate', modelId: rung.modelId, prefix, item, schema, maxTokens, seed },
    onAsk: () => {
      if (escalates)
        noteEscalation({ attempt, step, from: below, to: rung, why: whyOf({ violation, below, number }), items: 1 });
    },
    ask: async (signal) => {
      const { model } = attempt.session.parts;
      const reply = await model.generate({
        modelId: rung.modelId,
        prefix,
        item,
        schema,
        maxTokens,
        temperature: 0,
        seed,
        signal,
        onText: draftTo(attempt),
        onLoaded: noteLoaded(attempt),
      });
      return reply.ok ? ok(recordOf(reply.value)) : reply;
    },
  });
}

function draftTo(attempt: Attempt): (text: string) => void {
  let text = '';
  return (piece) => {
    text += piece;
    attempt.session.drafts.push({ taskId: attempt.task.id, text });
  };
}

function recordOf(reply: GenerateReply) {
  const { text, prompt, stopReason, logProbability, tokensIn, tokensCached, tokensOut, firstTokenMs, ms } = reply;
  const confidence = tokensOut === 0 ? 0 : Math.min(1, Math.exp(logProbability / tokensOut));
  const record = {
    output: { text, stopReason },
    raw: text,
    summary: text.replace(/\s+/g, ' ').slice(0, 160),
    confidence,
    stopReason,
  };
  return { timings: { tokensIn, tokensCached, tokensOut, firstTokenMs, ms }, prompts: [prompt], record };
}

function whyOf(options: {
  readonly violation: string | null;
  readonly below: Rung | null;
  readonly number: number;
}): string {
  if (options.number > 1) return `retry: ${options.violation ?? 'output did not hold'}`;
  if (options.below !== null)
    return options.violation === null ? 'the rung below could not answer' : `failed checks: ${options.violation}`;
  return 'first rung of the ladder';
}

/** The output, or what is wrong with it as one line. */
function read<Output>(options: {
  readonly generate: GenerateOptions<Output>;
  readonly written: Written;
}): Result<Output, string> {
  const { generate, written } = options;
  if (written.stopReason === 'repetition') return err('It repeated itself.');
  const { structure } = generate;
  // Without a structure the output is the text itself; the caller's type says so.
  const parsed = structure === null ? ok(written.text.trim() as Output) : parseJson(structure.schema, written.text);
  if (!parsed.ok)
    return err(written.stopReason === 'maxTokens' ? 'It was too long and cut off.' : oneLine(parsed.error.message));
  if (structure === null && written.text.trim() === '') return err('It was empty.');
  const objection = generate.validate?.(parsed.value) ?? null;
  return objection === null ? ok(parsed.value) : err(oneLine(objection));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
