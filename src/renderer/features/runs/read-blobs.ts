import { z } from 'zod';
import { Passage } from '../../../shared/domain/source.ts';
import { LabelReading } from '../../../shared/events/model-events.ts';
import { parseJson } from '../../../shared/kernel/json.ts';

/** Prompts are stored as a list, one an item. Anything else is shown as it is. */
export function readPrompts(body: string): readonly string[] {
  const list = parseJson(z.array(z.string()), body);
  return list.ok && list.value.length > 0 ? list.value : [body];
}

export type CallOutput =
  | { readonly kind: 'readings'; readonly readings: readonly LabelReading[] }
  | { readonly kind: 'text'; readonly text: string };

/** The raw output of a call: label readings of a decision, else the text that was written. */
export function readOutput(body: string): CallOutput {
  const readings = parseJson(z.array(LabelReading), body);
  return readings.ok ? { kind: 'readings', readings: readings.value } : { kind: 'text', text: body };
}

/** The passages that a search brought, or null where they are stored in another shape. */
export function readPassages(body: string): readonly Passage[] | null {
  const passages = parseJson(z.array(Passage), body);
  return passages.ok ? passages.value : null;
}

/** JSON with line breaks, for people; other text stays as it is. */
export function readable(body: string): string {
  const parsed = parseJson(z.json(), body);
  return parsed.ok && typeof parsed.value === 'object' ? JSON.stringify(parsed.value, null, 2) : body;
}
