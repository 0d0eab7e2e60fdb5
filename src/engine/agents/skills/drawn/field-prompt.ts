import { z } from 'zod';
import type { AgentDocument, AgentField } from '../../../../shared/domain/team.ts';
import type { JsonSchema, PromptPrefix } from '../../../ports/language-model.ts';

type FieldType = AgentField['type'];

const longestValue: Readonly<Record<FieldType, number>> = { text: 160, name: 60, number: 30, date: 40 };

/** Made-up items and what of each type stands in them; a third value of a type is in none of them, so it stays empty. */
const scenes: readonly { readonly item: string; readonly values: Readonly<Record<FieldType, readonly string[]>> }[] = [
  {
    item: 'Marta Lindqvist orders 40 chairs from the joiner by 12 May.',
    values: {
      name: ['Marta Lindqvist'],
      text: ['orders 40 chairs from the joiner', 'the joiner'],
      number: ['40'],
      date: ['12 May'],
    },
  },
  {
    item: 'The lift is out of order again, says the porter. Invoice 7713 over 1,250.00 euros is attached.',
    values: {
      name: [],
      text: ['The lift is out of order again', 'Invoice 7713'],
      number: ['1,250.00', '7713'],
      date: [],
    },
  },
  {
    item: '- Tomasz: repaint the hall, from 2026-03-02 to 2026-03-09',
    values: { name: ['Tomasz'], text: ['repaint the hall'], number: [], date: ['2026-03-02', '2026-03-09'] },
  },
  {
    item: 'Could you two, Ines and Olu, check the 3 spare keys on Friday?',
    values: { name: ['Ines', 'Olu'], text: ['check the 3 spare keys'], number: ['3'], date: ['Friday'] },
  },
];

/**
 * Copies values out of one item. The example turns are made from the fields: models follow the shape of what they have seen, and an
 * empty value has to be among it.
 */
export function fieldPrompt(agent: AgentDocument): PromptPrefix {
  return {
    system: [
      agent.role,
      ...agent.fields.map(({ name, type, means }) => `${name} (${type}): ${means === '' ? name : means}`),
      'Copy each value word for word from the item. Leave it empty when the item does not say it. Answer as JSON.',
    ].join('\n'),
    examples: scenes.map(({ item, values }) => ({ user: item, assistant: JSON.stringify(fill(agent.fields, values)) })),
  };
}

function fill(
  fields: readonly AgentField[],
  values: Readonly<Record<FieldType, readonly string[]>>,
): Readonly<Record<string, string>> {
  const used = new Map<FieldType, number>();
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const at = used.get(type) ?? 0;
      used.set(type, at + 1);
      return [name, values[type][at] ?? ''];
    }),
  );
}

/** A flat object with one bounded string per field, in the order of the fields. */
export function fieldGrammar(fields: readonly AgentField[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(({ name, type }) => [name, { type: 'string' as const, maxLength: longestValue[type] }]),
    ),
  };
}

export function fieldSchema(fields: readonly AgentField[]): z.ZodType<Record<string, string>> {
  return z.object(Object.fromEntries(fields.map(({ name }) => [name, z.string()])));
}

/** Tokens that all values together may take, at about three characters each. */
export function fieldTokens(fields: readonly AgentField[]): number {
  return fields.reduce((sum, { type, name }) => sum + Math.ceil((longestValue[type] + name.length) / 3) + 6, 8);
}
