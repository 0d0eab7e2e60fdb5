import { z } from 'zod';
import type { LabelReading } from '../../shared/events/model-events.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { DecideOptions, RoutedDecision } from '../agents/index.ts';
import type { Decision, ModelError } from '../ports/language-model.ts';
import { explainEscalation, isAccepted, isSureOnLastRung } from '../routing/index.ts';
import type { Rung } from '../routing/index.ts';
import { eventContextOf, nameStep, rungsOf } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import { callModel } from './model-call.ts';
import { noteLoaded } from './note-loaded.ts';
import { escalationKey } from './run-session.ts';
import { TaskInterruption } from './task-interruption.ts';

const Decisions: z.ZodType<readonly Decision[]> = z.array(
  z.strictObject({
    label: z.string(),
    probabilities: z.record(z.string(), z.number()),
    margin: z.number(),
    legalMass: z.number(),
  }),
);

type Open = { readonly index: number; readonly reading: RoutedDecision | null };

/** Labels for many items: the first rung reads all, what it is not sure of goes up, the last rung's word is taken (ENGINE 5). */
export async function decideStep(options: {
  readonly attempt: Attempt;
  readonly decide: DecideOptions;
}): Promise<readonly RoutedDecision[]> {
  const { attempt, decide } = options;
  const step = nameStep({ attempt, step: decide.step });
  if (decide.items.length === 0) return [];
  const rungs = rungsOf({ attempt, roles: decide.roles });
  const settled = new Map<number, RoutedDecision>();
  let open: readonly Open[] = decide.items.map((_item, index) => ({ index, reading: null }));
  let lastError: ModelError | null = null;
  for (const [position, rung] of rungs.entries()) {
    const previous = rungs[position - 1];
    const escalation = position === 0 || previous === undefined ? null : { from: previous, open };
    const reply = await readLabels({ attempt, decide, step, rung, open, escalation });
    if (!reply.ok) {
      lastError = reply.error;
      continue;
    }
    const isLast = position === rungs.length - 1;
    open = sortReadings({ rung, open, decisions: reply.value, isLast, settled });
    if (open.length === 0) break;
  }
  // Rungs above could not be asked: the word of the rung below stands, marked by the rule of the last rung.
  for (const { index, reading } of open)
    if (reading !== null) settled.set(index, { ...reading, sure: isSureOnLastRung(reading) });
  return decide.items.map((_item, index) => settled.get(index) ?? refuse({ step: decide.step, error: lastError }));
}

function sortReadings(options: {
  readonly rung: Rung;
  readonly open: readonly Open[];
  readonly decisions: readonly Decision[];
  readonly isLast: boolean;
  readonly settled: Map<number, RoutedDecision>;
}): readonly Open[] {
  const { rung, open, decisions, isLast, settled } = options;
  return open.flatMap(({ index, reading: before }, position): readonly Open[] => {
    const decision = decisions[position];
    if (decision === undefined) return [{ index, reading: before }];
    const reading = { ...decision, role: rung.role, sure: isLast ? isSureOnLastRung(decision) : isAccepted(decision) };
    if (!isLast && !reading.sure) return [{ index, reading }];
    settled.set(index, reading);
    return [];
  });
}

function refuse(options: { readonly step: string; readonly error: ModelError | null }): never {
  const { step, error } = options;
  if (error !== null) throw new TaskInterruption({ reason: 'failed', code: error.code, message: error.message });
  throw new TaskInterruption({ reason: 'failed', code: 'model-missing', message: `No model can answer “${step}”.` });
}

async function readLabels(options: {
  readonly attempt: Attempt;
  readonly decide: DecideOptions;
  readonly step: string;
  readonly rung: Rung;
  readonly open: readonly Open[];
  readonly escalation: { readonly from: Rung; readonly open: readonly Open[] } | null;
}): Promise<Result<readonly Decision[], ModelError>> {
  const { attempt, decide, step, rung, open, escalation } = options;
  const items = open.map(({ index }) => decide.items[index] ?? '');
  const { prefix, labels } = decide;
  const why = escalation === null ? 'first rung of the ladder' : reasonOf(escalation.open);
  return callModel<readonly Decision[]>({
    attempt,
    step,
    purpose: 'decide',
    rung,
    prefix,
    items,
    grammar: labels,
    why,
    sampler: { temperature: 0, seed: 0, maxTokens: 1 },
    input: { purpose: 'decide', modelId: rung.modelId, prefix, items, labels },
    schema: Decisions,
    onAsk: () => {
      if (escalation !== null)
        noteEscalation({ attempt, step, from: escalation.from, to: rung, why, items: items.length });
    },
    ask: async (signal) => {
      const reply = await attempt.session.parts.model.decide({
        modelId: rung.modelId,
        prefix,
        items,
        labels,
        signal,
        onLoaded: noteLoaded(attempt),
      });
      if (!reply.ok) return reply;
      const { decisions, prompts, ...timings } = reply.value;
      const output = decisions.map(({ label, probabilities, margin, legalMass }) => ({
        label,
        probabilities: { ...probabilities },
        margin,
        legalMass,
      }));
      const record = {
        output,
        raw: rawReadings({ items, decisions: output }),
        summary: countLabels(output),
        confidence: meanMargin(output),
        stopReason: 'labels',
      };
      return ok({ timings, prompts, record });
    },
  });
}

export function noteEscalation(options: {
  readonly attempt: Attempt;
  readonly step: string;
  readonly from: Rung;
  readonly to: Rung;
  readonly why: string;
  readonly items: number;
}): void {
  const { attempt, step, from, to, why, items } = options;
  const { session, task } = attempt;
  const key = escalationKey({ taskId: task.id, step, to: to.role });
  if (session.history.escalations.has(key)) return;
  session.history.escalations.add(key);
  session.log.note({
    draft: {
      type: 'route.escalated',
      data: { step, from: from.role, to: to.role, why, items },
      ...eventContextOf(attempt),
    },
  });
}

function reasonOf(open: readonly Open[]): string {
  const readings = open.flatMap(({ reading }) => (reading === null ? [] : [reading]));
  return readings.length === 0 ? 'the rung below could not answer' : explainEscalation(readings);
}

function rawReadings(options: { readonly items: readonly string[]; readonly decisions: readonly Decision[] }): string {
  const readings: readonly LabelReading[] = options.decisions.map((decision, index) => ({
    item: options.items[index] ?? '',
    label: decision.label,
    probabilities: { ...decision.probabilities },
    margin: decision.margin,
    legalMass: decision.legalMass,
  }));
  return JSON.stringify(readings);
}

function countLabels(decisions: readonly Decision[]): string {
  const counts = new Map<string, number>();
  for (const { label } of decisions) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${label} ${count}`).join(', ');
}

function meanMargin(decisions: readonly Decision[]): number {
  if (decisions.length === 0) return 0;
  const mean = decisions.reduce((sum, decision) => sum + decision.margin, 0) / decisions.length;
  return Math.min(1, Math.max(0, mean));
}
