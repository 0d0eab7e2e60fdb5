import type { z } from 'zod';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export type JsonError = { readonly code: 'invalid-json'; readonly message: string };

/** The only way text becomes data: parsed and checked against a schema in one step. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): Result<z.infer<Schema>, JsonError> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    return err({ code: 'invalid-json', message: `Not JSON: ${String(cause)}` });
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return err({ code: 'invalid-json', message: parsed.error.message });
  return ok(parsed.data);
}

/** JSON with sorted keys and no undefined members: equal values give equal text, so it can be hashed. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
