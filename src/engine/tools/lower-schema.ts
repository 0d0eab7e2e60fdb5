import { z } from 'zod';
import type { JsonSchema } from '../ports/language-model.ts';

const Member = z.union([
  z.object({ enum: z.array(z.union([z.string(), z.number(), z.null()])) }),
  z.object({ type: z.literal('string'), maxLength: z.number(), minLength: z.number().optional() }),
  z.object({ type: z.enum(['number', 'integer', 'boolean']) }),
]);

const Flat = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), Member),
  required: z.array(z.string()),
});

/**
 * A tool's input as a grammar for its arguments; null for one that small models cannot be held to: nested, optional or unbounded
 * (ENGINE 5). Properties keep their order.
 */
export function lowerSchema(schema: z.ZodType): JsonSchema | null {
  const flat = Flat.safeParse(z.toJSONSchema(schema));
  if (!flat.success) return null;
  const { properties, required } = flat.data;
  const names = Object.keys(properties);
  if (names.length === 0 || !names.every((name) => required.includes(name))) return null;
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, memberOf(member)])),
  };
}

function memberOf(member: z.infer<typeof Member>): JsonSchema {
  if ('enum' in member) return { enum: member.enum };
  if (member.type !== 'string') return { type: member.type };
  const { maxLength, minLength } = member;
  return { type: 'string', maxLength, ...(minLength === undefined ? {} : { minLength }) };
}
